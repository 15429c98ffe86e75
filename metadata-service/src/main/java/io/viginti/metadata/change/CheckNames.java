package io.viginti.metadata.change;

import io.viginti.catalog.name.NameProblem;
import io.viginti.catalog.name.NameRules;
import io.viginti.catalog.value.Texts;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.model.RelationModel;
import io.viginti.metadata.plan.ShapeOf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names and texts of an input; the rules of names are the catalog's. */
final class CheckNames {
  private static final int MAX_TEXT = 2_000;

  private CheckNames() {}

  /** Labels, descriptions, icons: what PostgreSQL can hold and a page can show. */
  static void text(@Nullable String text, Problems problems, Object... path) {
    if (text == null) {
      return;
    }
    problems.require(
        text.length() <= MAX_TEXT, "at most " + MAX_TEXT + " characters are allowed", path);
    String fault = Texts.findFault(text);
    if (fault != null) {
      problems.add(fault, path);
    }
  }

  /** The form alone, before anything is built with the names. */
  static void objectForm(String singular, String plural, Problems problems) {
    NameRules.findFormProblem(singular).ifPresent(reason -> problems.add(reason, "nameSingular"));
    NameRules.findFormProblem(plural).ifPresent(reason -> problems.add(reason, "namePlural"));
  }

  static void fieldForm(String name, Problems problems, Object... path) {
    NameRules.findFormProblem(name).ifPresent(reason -> problems.add(reason, path));
  }

  /** The names of an object and all that is generated of them, against everything there is. */
  static void object(MetadataModel next, UUID objectId, Problems problems) {
    ObjectModel object = next.requireObject(objectId);
    Map<String, List<Object>> pathOf = new HashMap<>();
    for (ObjectModel other : next.objects()) {
      for (FieldModel field : other.fields()) {
        RelationModel relation = field.relation();
        boolean leadsHere = relation != null && relation.targetObjectIds().contains(objectId);
        if (leadsHere || other.id().equals(objectId)) {
          pathOf.put(other.nameSingular() + "." + field.name(), List.of("nameSingular"));
        }
      }
    }
    pathOf.put(object.nameSingular(), List.of("nameSingular"));
    check(next, pathOf, problems);
  }

  /**
   * The names of new or renamed fields.
   *
   * @param paths of the input, by the id of the field whose name stands there
   */
  static void fields(MetadataModel next, Map<UUID, List<Object>> paths, Problems problems) {
    Map<String, List<Object>> pathOf = new HashMap<>();
    for (ObjectModel object : next.objects()) {
      for (FieldModel field : object.fields()) {
        List<Object> path = paths.get(field.id());
        if (path != null) {
          pathOf.put(object.nameSingular() + "." + field.name(), path);
        }
      }
    }
    check(next, pathOf, problems);
  }

  /** Only what changed can be at fault: the catalog blames it wherever two names meet. */
  private static void check(
      MetadataModel next, Map<String, List<Object>> pathOf, Problems problems) {
    Set<String> changed = pathOf.keySet();
    for (NameProblem problem : NameRules.check(ShapeOf.everything(next), changed)) {
      String field = problem.field();
      List<Object> path =
          pathOf.get(field == null ? problem.object() : problem.object() + "." + field);
      if (path != null) {
        problems.add(
            problem.message(), field == null ? new Object[] {problem.property()} : path.toArray());
      }
    }
  }
}
