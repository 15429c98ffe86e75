package io.viginti.catalog.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;

/** Describes the REST API of a workspace. Costs some 10 ms: cache the answer. */
public final class OpenApiBuilder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String server;
  private final String metadataSdl;

  /**
   * @param server URL of {@code /rest}, which paths are relative to
   * @param metadataSdl the GraphQL of metadata-service, whose types {@code /metadata} has
   */
  public OpenApiBuilder(String server, String metadataSdl) {
    this.server = server;
    this.metadataSdl = metadataSdl;
  }

  /** The document as UTF-8 JSON; equal shapes give equal bytes. */
  public byte[] build(Catalog catalog) {
    try {
      return JSON.writeValueAsBytes(document(catalog));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private ObjectNode document(Catalog catalog) {
    ObjectNode document = Json.object().put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Viginti")
        .put("version", "1")
        .put(
            "description",
            "Records and data model of one workspace, generated from its objects and fields.")
        .putObject("contact")
        .put("name", "The operator of this installation");
    document.putArray("servers").addObject().put("url", server).put("description", "The gateway.");
    document.putArray("security").addObject().putArray("bearer");
    ArrayNode tags = document.putArray("tags");
    ObjectNode paths = document.putObject("paths");
    ObjectNode components = document.putObject("components");
    SharedParts.addTo(components);
    ObjectNode schemas = components.withObject("/schemas");
    RecordSchemas records = new RecordSchemas(schemas);
    for (CatalogObject object : catalog.objects()) {
      tags.addObject()
          .put("name", object.namePlural())
          .put("description", "Records of %s.".formatted(object.namePlural()));
      records.add(object);
      new RecordPaths(object).addTo(paths);
    }
    records.addShared();
    tags.addObject().put("name", MetadataPaths.TAG).put("description", "The data model.");
    new MetadataPaths(new SdlSchemas(metadataSdl, schemas), paths).add();
    return document;
  }
}
