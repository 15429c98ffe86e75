package io.viginti.data.execute;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import io.viginti.contracts.shape.ShapeIndex;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.ErrorTranslation;
import io.viginti.platform.error.VigintiException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL refused, in the words of the API. */
final class DatabaseFaults {
  /** {@code Key ("companyId")=(…) is not present in table "companies".} */
  private static final Pattern KEY = Pattern.compile("^Key \\((?:md5\\()?\"?([^\")(]+)\"?");

  private DatabaseFaults() {}

  /** Whether the tables are of another version than the plan. */
  static boolean isSchemaMoved(Throwable failure) {
    return failure instanceof PgException e
        && switch (String.valueOf(e.getSqlState())) {
          case "42703", "42P01", "3F000" -> true;
          default -> false;
        };
  }

  /**
   * @param object the object that was worked on
   */
  static VigintiException translate(Throwable failure, CatalogObject object) {
    return failure instanceof PgException refused ? translate(refused, object) : translate(failure);
  }

  /**
   * Of a statement that writes records for the sake of another one.
   *
   * @param way the names that lead to the records
   * @return the same failure unless it is about the values: the transaction may be worth repeating
   */
  static Throwable below(String way, Throwable failure, CatalogObject object) {
    boolean isAboutValues =
        failure instanceof VigintiException
            || failure instanceof PgException e && String.valueOf(e.getSqlState()).startsWith("23");
    if (!isAboutValues) {
      return failure;
    }
    VigintiException error = translate(failure, object);
    return error
        .field()
        .map(field -> way + "." + field)
        .map(
            field ->
                error.code() == ErrorCode.UNIQUE_VIOLATION
                    ? VigintiException.uniqueViolation(field)
                    : missingTarget(field))
        .orElse(error);
  }

  /** Of a statement that writes nothing. */
  static VigintiException translate(Throwable failure) {
    return switch (failure) {
      case VigintiException ours -> ours;
      case PgException refused -> translate(refused);
      case VertxException closed -> VigintiException.unavailable("PostgreSQL");
      case IOException closed -> VigintiException.unavailable("PostgreSQL");
      default ->
          "Timeout".equals(failure.getMessage())
              ? VigintiException.unavailable("PostgreSQL") // no connection was free in time
              : ErrorTranslation.translate(failure);
    };
  }

  private static VigintiException translate(PgException refused, CatalogObject object) {
    String state = String.valueOf(refused.getSqlState());
    return switch (state) {
      case "23505" -> VigintiException.uniqueViolation(uniqueField(refused, object));
      case "23503" ->
          missingTarget(
              findLinks(refused, object).orElseGet(() -> fieldOf(object, keyColumn(refused))));
      case "23502" ->
          VigintiException.badInput(fieldOf(object, refused.getColumn()) + " must not be null");
      default -> translate(refused);
    };
  }

  private static VigintiException translate(PgException refused) {
    String state = String.valueOf(refused.getSqlState());
    return switch (state) {
      case "23514" -> VigintiException.badInput("A value is not allowed here");
      case "42703", "42P01", "3F000" ->
          VigintiException.of(
              ErrorCode.SCHEMA_CHANGED, "The schema has changed meanwhile; try again");
      case "57014" ->
          VigintiException.of(
              ErrorCode.QUERY_TOO_COMPLEX, "The operation took longer than its time limit");
      case "22003", "22P02", "22P05", "22021", "22008", "22007" ->
          VigintiException.badInput("A value cannot be stored in its field");
      case "2201B" -> VigintiException.badInput("A regular expression is not valid");
      case "22025" -> VigintiException.badInput("A pattern must not end with its escape");
      case "40001", "40P01", "55P03" ->
          VigintiException.unavailable("The record is being changed by others; PostgreSQL");
      default ->
          switch (state.substring(0, Math.min(2, state.length()))) {
            case "54" ->
                VigintiException.of(ErrorCode.LIMIT_EXCEEDED, "The operation is too large");
            case "08", "53", "57", "58" -> VigintiException.unavailable("PostgreSQL");
            default -> ErrorTranslation.translate(refused);
          };
    };
  }

  private static String uniqueField(PgException refused, CatalogObject object) {
    String constraint = String.valueOf(refused.getConstraint());
    for (ShapeIndex index : object.source().indexes()) {
      if (index.name().equals(constraint)) {
        return String.join(", ", index.fields());
      }
    }
    return fieldOf(object, keyColumn(refused));
  }

  /** The list whose links were refused. */
  private static Optional<String> findLinks(PgException refused, CatalogObject object) {
    return object.junctions().stream()
        .filter(junction -> junction.table().equals(refused.getTable()))
        .filter(
            junction ->
                junction.from() != junction.to() || junction.toColumn().equals(keyColumn(refused)))
        .flatMap(junction -> junction.name().stream())
        .findFirst();
  }

  /** A relation's id that leads nowhere, whether a foreign key or the statement found out. */
  static VigintiException missingTarget(String field) {
    return VigintiException.of(
        ErrorCode.BAD_USER_INPUT,
        field + " must be the id of a record that exists",
        field,
        List.of());
  }

  private static @Nullable String keyColumn(PgException refused) {
    Matcher key = KEY.matcher(String.valueOf(refused.getDetail()));
    return key.find() ? key.group(1) : null;
  }

  /** The name of a column in the API; the id stands for what has none. */
  private static String fieldOf(CatalogObject object, @Nullable String column) {
    for (CatalogField field : object.fields()) {
      Optional<String> name =
          switch (field) {
            case LeafField leaf -> named(leaf.column().equals(column), leaf.name());
            case RelationIdField id -> named(id.column().equals(column), id.name());
            case CompositeField composite ->
                composite.parts().stream()
                    .filter(part -> part.column().equals(column))
                    .map(part -> composite.name() + "." + part.name())
                    .findFirst();
            case ToOneField toOne -> Optional.empty();
            case ToManyField toMany -> Optional.empty();
          };
      if (name.isPresent()) {
        return name.get();
      }
    }
    return "id";
  }

  private static Optional<String> named(boolean isIt, String name) {
    return isIt ? Optional.of(name) : Optional.empty();
  }
}
