package io.viginti.data.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.viginti.catalog.ShapeHash;
import io.viginti.contracts.migration.ExpandRequest;
import io.viginti.contracts.migration.MigrationAction;
import io.viginti.contracts.migration.MigrationAction.Column;
import io.viginti.contracts.migration.MigrationAction.CreateTable;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.OnDelete;
import io.viginti.contracts.shape.RelationType;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.contracts.shape.Shape;
import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.contracts.shape.ShapeField;
import io.viginti.contracts.shape.ShapeObject;
import io.viginti.contracts.shape.ShapeOption;
import io.viginti.contracts.shape.ShapeRelation;
import io.viginti.testing.FakeMesh;
import io.viginti.testing.FakeMesh.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A workspace with a few objects, as metadata-service would publish it. */
public final class TestWorkspace {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final UUID id;
  private final Shape shape;

  public TestWorkspace() {
    this(
        UUID.randomUUID(),
        new Shape(
            Shape.FORMAT,
            List.of(
                object(
                    "company",
                    "companies",
                    false,
                    field("name", FieldType.TEXT, ColumnType.TEXT),
                    number("employees"),
                    select("stage"),
                    field("papers", FieldType.FILES, ColumnType.JSONB)),
                object(
                    "favorite",
                    "favorites",
                    true,
                    field("viewId", FieldType.UUID, ColumnType.UUID)),
                object(
                    "view",
                    "views",
                    true,
                    field("name", FieldType.TEXT, ColumnType.TEXT),
                    field("objectName", FieldType.TEXT, ColumnType.TEXT),
                    field("type", FieldType.TEXT, ColumnType.TEXT),
                    field("key", FieldType.TEXT, ColumnType.TEXT),
                    field("icon", FieldType.TEXT, ColumnType.TEXT)),
                object(
                    "viewField",
                    "viewFields",
                    true,
                    field("fieldName", FieldType.TEXT, ColumnType.TEXT),
                    field("viewId", FieldType.UUID, ColumnType.UUID),
                    field("isVisible", FieldType.BOOLEAN, ColumnType.BOOLEAN),
                    number("size")),
                object(
                    "workspaceMember",
                    "workspaceMembers",
                    true,
                    composite(
                        "name",
                        FieldType.FULL_NAME,
                        part("firstName", "nameFirstName", ColumnType.TEXT),
                        part("lastName", "nameLastName", ColumnType.TEXT)),
                    field("userEmail", FieldType.TEXT, ColumnType.TEXT),
                    field("userId", FieldType.UUID, ColumnType.UUID),
                    field("avatarUrl", FieldType.TEXT, ColumnType.TEXT),
                    field("locale", FieldType.TEXT, ColumnType.TEXT)))));
  }

  private TestWorkspace(UUID id, Shape shape) {
    this.id = id;
    this.shape = shape;
  }

  /** The same workspace with one more object. */
  public TestWorkspace withObject(String singular, String plural) {
    List<ShapeObject> objects = new ArrayList<>(shape.objects());
    objects.add(object(singular, plural, false, field("name", FieldType.TEXT, ColumnType.TEXT)));
    objects.sort(Comparator.comparing(ShapeObject::nameSingular));
    return new TestWorkspace(id, new Shape(Shape.FORMAT, objects));
  }

  /** The same workspace whose companies may be branches of another. */
  public TestWorkspace withBranches() {
    List<ShapeObject> objects = new ArrayList<>(shape.objects());
    objects.replaceAll(
        object ->
            object.nameSingular().equals("company")
                ? object(
                    "company",
                    "companies",
                    false,
                    field("name", FieldType.TEXT, ColumnType.TEXT),
                    relation(
                        "head",
                        List.of(part("Id", "headId", ColumnType.UUID)),
                        RelationType.MANY_TO_ONE,
                        "branches"),
                    relation("branches", List.of(), RelationType.ONE_TO_MANY, "head"))
                : object);
    return new TestWorkspace(id, new Shape(Shape.FORMAT, objects));
  }

  public UUID id() {
    return id;
  }

  public Shape shape() {
    return shape;
  }

  public String shapeHash() {
    return ShapeHash.of(shape);
  }

  /** Has metadata-service answer this version and shape. */
  public TestWorkspace publish(int version) {
    return publish(version, "{\"format\": 1, \"roles\": []}");
  }

  /** The same with an access document, as JSON. */
  public TestWorkspace publish(int version, String access) {
    FakeMesh mesh = FakeMesh.shared();
    String hash = UUID.nameUUIDFromBytes(access.getBytes(StandardCharsets.UTF_8)).toString();
    mesh.on(
        "GET",
        "metadata",
        "/internal/workspaces/" + id + "/version",
        request -> Answer.ok(json(new SchemaVersion(id, version, shapeHash(), hash, "main"))));
    mesh.on("GET", "metadata", "/internal/access/" + hash, request -> Answer.ok(access));
    mesh.on(
        "GET",
        "metadata",
        "/internal/shapes/" + shapeHash(),
        request -> Answer.ok(new String(ShapeHash.bytes(shape), StandardCharsets.UTF_8)));
    return this;
  }

  /** What makes the tables. */
  public String expandRequest() {
    List<MigrationAction> actions = new ArrayList<>();
    for (ShapeObject object : shape.objects()) {
      List<Column> columns = new ArrayList<>();
      for (ShapeField field : object.fields()) {
        for (ShapeColumn column : field.columns()) {
          if (!column.name().equals("id")) {
            columns.add(new Column(column.name(), column.type(), true, null));
          }
        }
      }
      actions.add(new CreateTable(object.tableName(), columns));
    }
    return json(new ExpandRequest(1, "main", actions));
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ShapeObject object(
      String singular, String plural, boolean isSystem, ShapeField... own) {
    List<ShapeField> fields = new ArrayList<>();
    fields.add(system("id", FieldType.UUID, ColumnType.UUID, false));
    fields.add(system("createdAt", FieldType.DATE_TIME, ColumnType.TIMESTAMPTZ, true));
    fields.add(system("updatedAt", FieldType.DATE_TIME, ColumnType.TIMESTAMPTZ, true));
    fields.add(system("deletedAt", FieldType.DATE_TIME, ColumnType.TIMESTAMPTZ, true));
    fields.add(actor("createdBy"));
    fields.add(actor("updatedBy"));
    fields.add(system("position", FieldType.POSITION, ColumnType.DOUBLE, true));
    fields.addAll(List.of(own));
    return new ShapeObject(
        singular,
        plural,
        plural,
        isSystem,
        false,
        true,
        ShapeObject.ClientWrites.ALL,
        "name".equals(own[0].name()) ? "name" : null,
        List.of(),
        fields,
        List.of());
  }

  private static ShapeField field(String name, FieldType type, ColumnType column) {
    return shapeField(name, type, false, true, null, List.of(), part(null, name, column));
  }

  private static ShapeField system(
      String name, FieldType type, ColumnType column, boolean isNullable) {
    return shapeField(name, type, true, isNullable, null, List.of(), part(null, name, column));
  }

  private static ShapeField number(String name) {
    return shapeField(
        name,
        FieldType.NUMBER,
        false,
        true,
        JsonNodeFactory.instance.objectNode().put("dataType", "int"),
        List.of(),
        part(null, name, ColumnType.INTEGER));
  }

  private static ShapeField select(String name) {
    return shapeField(
        name,
        FieldType.SELECT,
        false,
        true,
        null,
        List.of(new ShapeOption("k1", "NEW", 0), new ShapeOption("k2", "WON", 1)),
        part(null, name, ColumnType.TEXT));
  }

  /** Between companies. */
  private static ShapeField relation(
      String name, List<ShapeColumn> columns, RelationType type, String inverse) {
    return new ShapeField(
        name,
        FieldType.RELATION,
        true,
        false,
        false,
        null,
        null,
        List.of(),
        columns,
        new ShapeRelation(type, List.of("company"), inverse, OnDelete.SET_NULL, null));
  }

  private static ShapeField composite(String name, FieldType type, ShapeColumn... parts) {
    return shapeField(name, type, false, true, null, List.of(), parts);
  }

  private static ShapeField actor(String name) {
    return shapeField(
        name,
        FieldType.ACTOR,
        true,
        true,
        null,
        List.of(),
        part("source", name + "Source", ColumnType.TEXT),
        part("workspaceMemberId", name + "WorkspaceMemberId", ColumnType.UUID),
        part("name", name + "Name", ColumnType.TEXT),
        part("context", name + "Context", ColumnType.JSONB));
  }

  private static ShapeColumn part(@Nullable String part, String name, ColumnType type) {
    return new ShapeColumn(part, name, type);
  }

  private static ShapeField shapeField(
      String name,
      FieldType type,
      boolean isSystem,
      boolean isNullable,
      com.fasterxml.jackson.databind.@Nullable JsonNode settings,
      List<ShapeOption> options,
      ShapeColumn... columns) {
    return new ShapeField(
        name, type, isNullable, false, isSystem, null, settings, options, List.of(columns), null);
  }
}
