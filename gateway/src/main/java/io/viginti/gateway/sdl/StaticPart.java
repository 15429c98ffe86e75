package io.viginti.gateway.sdl;

import graphql.language.OperationDefinition.Operation;
import io.viginti.catalog.schema.SchemaBuilder;
import io.viginti.catalog.schema.StaticSdl;
import io.viginti.platform.mesh.MeshService;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The SDLs of all services, checked against each other. Immutable; equal SDLs have equal hashes.
 */
public final class StaticPart {
  private final Map<MeshService, String> sdls;
  private final StaticSdl merged;
  private final String hash;

  private StaticPart(Map<MeshService, String> sdls, StaticSdl merged, String hash) {
    this.sdls = sdls;
    this.merged = merged;
    this.hash = hash;
  }

  /**
   * Joins the services' SDLs.
   *
   * @throws IllegalArgumentException when one cannot be read, or when a root field or a type is
   *     defined by two services; the message names both
   */
  public static StaticPart of(Map<MeshService, String> sdls) {
    Map<MeshService, String> kept = new EnumMap<>(MeshService.class);
    kept.putAll(sdls);
    Map<String, String> byName = new TreeMap<>();
    MessageDigest digest = sha256();
    kept.forEach(
        (service, text) -> {
          byName.put(service.serviceName(), text);
          digest.update((service.name() + '\0' + text + '\0').getBytes(StandardCharsets.UTF_8));
        });
    return new StaticPart(kept, StaticSdl.of(byName), HexFormat.of().formatHex(digest.digest()));
  }

  /** This part with one service's SDL exchanged. */
  public StaticPart with(MeshService service, String sdl) {
    Map<MeshService, String> all = new EnumMap<>(MeshService.class);
    all.putAll(sdls);
    all.put(service, sdl);
    return of(all);
  }

  /** The SDL of one service; null when it has none. */
  public @Nullable String sdlOf(MeshService service) {
    return sdls.get(service);
  }

  /** Content hash. */
  public String hash() {
    return hash;
  }

  /** Builds the schemas that have this static part. */
  public SchemaBuilder builder() {
    return new SchemaBuilder(merged);
  }

  /** The service that defines a root field; null when none does. */
  public @Nullable MeshService ownerOf(Operation kind, String field) {
    String root =
        switch (kind) {
          case QUERY -> "Query";
          case MUTATION -> "Mutation";
          case SUBSCRIPTION -> "Subscription";
        };
    return merged.findOwner(root, field).flatMap(MeshService::find).orElse(null);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
