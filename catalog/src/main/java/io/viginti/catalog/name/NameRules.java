package io.viginti.catalog.name;

import io.viginti.catalog.ObjectNames;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.Shape;
import io.viginti.contracts.shape.ShapeField;
import io.viginti.contracts.shape.ShapeObject;
import io.viginti.contracts.shape.ShapeOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks every name of a shape that is to be published. */
public final class NameRules {
  /** Most characters of the name of an object or a field. */
  public static final int MAX_LENGTH = 40;

  /** Most characters of the value of an option. */
  public static final int MAX_OPTION_LENGTH = 63;

  private static final Pattern NAME = Pattern.compile("^[a-z][a-zA-Z0-9]*$");
  private static final Pattern OPTION = Pattern.compile("^[A-Z][A-Z0-9_]*$");
  private static final Set<String> REFUSED_FIELDS =
      Set.of("and", "or", "not", "id", "some", "none", "every");
  private static final Set<String> REFUSED_PLURALS = Set.of("batch", "restore", "metadata");

  private final Set<String> changed;
  private final List<NameProblem> problems = new ArrayList<>();
  private final Claims types = new Claims("type");
  private final Claims queries = new Claims("query");
  private final Claims mutations = new Claims("mutation");

  private NameRules(Set<String> changed) {
    this.changed = changed;
  }

  /**
   * Every problem of the names in a shape. Where two names meet, the changed one is blamed.
   *
   * @param shape the shape to be, inactive objects and fields included so that they can be
   *     activated
   * @param changed what differs from the published shape: {@code company} for the names of an
   *     object, {@code company.stage} for a field
   */
  public static List<NameProblem> check(Shape shape, Set<String> changed) {
    NameRules rules = new NameRules(changed);
    shape.objects().stream()
        .sorted(
            Comparator.<ShapeObject, Boolean>comparing(
                    object -> changed.contains(object.nameSingular()))
                .thenComparing(ShapeObject::isCustom)
                .thenComparing(ShapeObject::nameSingular))
        .forEach(rules::checkObject);
    shape.objects().forEach(rules::checkFields);
    return List.copyOf(rules.problems);
  }

  /** The same when nothing is known of what changed. */
  public static List<NameProblem> check(Shape shape) {
    return check(shape, Set.of());
  }

  /** Why a text cannot be a name at all, wherever it is used; empty when it can. */
  public static Optional<String> findFormProblem(String name) {
    if (name.length() > MAX_LENGTH) {
      return Optional.of(
          "a name has at most %d characters, this has %d".formatted(MAX_LENGTH, name.length()));
    }
    if (!NAME.matcher(name).matches()) {
      return Optional.of(
          "a name is a lower-case letter followed by letters and digits: " + NAME.pattern());
    }
    return Optional.empty();
  }

  /** Why a text cannot be the value of an option; empty when it can. */
  public static Optional<String> findOptionProblem(String value) {
    if (value.length() > MAX_OPTION_LENGTH) {
      return Optional.of(
          "an option's value has at most %d characters".formatted(MAX_OPTION_LENGTH));
    }
    if (!OPTION.matcher(value).matches()) {
      return Optional.of(
          "an option's value is an upper-case letter followed by upper-case letters, digits and"
              + " underscores: "
              + OPTION.pattern());
    }
    return Optional.empty();
  }

  private void checkObject(ShapeObject object) {
    Place singular = Place.of(object, "nameSingular", object.nameSingular());
    Place plural = Place.of(object, "namePlural", object.namePlural());
    boolean isSingularFormed = checkForm(singular);
    boolean isPluralFormed = checkForm(plural);
    if (object.nameSingular().equals(object.namePlural())) {
      report(plural, "singular and plural must differ");
      return;
    }
    if (REFUSED_PLURALS.contains(object.namePlural())) {
      report(plural, "'%s' is a path of the REST API".formatted(object.namePlural()));
    }
    if (!isSingularFormed || !isPluralFormed) {
      return;
    }
    ObjectNames names = new ObjectNames(object.nameSingular(), object.namePlural());
    if (object.isCustom()) {
      checkReserved(names, singular, plural);
    }
    names.allTypes().forEach(name -> claim(types, name, singular));
    names.allQueries().forEach(name -> claim(queries, name, blamed(name, singular, plural)));
    names.allMutations().forEach(name -> claim(mutations, name, blamed(name, singular, plural)));
  }

  private void checkReserved(ObjectNames names, Place singular, Place plural) {
    if (ReservedNames.contains(ReservedNames.Kind.OBJECT, names.singular())) {
      report(singular, "'%s' is reserved for a standard object".formatted(names.singular()));
    }
    reserved(ReservedNames.Kind.TYPE, "type", names.allTypes(), singular, plural);
    reserved(ReservedNames.Kind.QUERY, "query", names.allQueries(), singular, plural);
    reserved(ReservedNames.Kind.MUTATION, "mutation", names.allMutations(), singular, plural);
  }

  /** One problem for each of singular and plural is enough. */
  private void reserved(
      ReservedNames.Kind kind, String word, List<String> names, Place singular, Place plural) {
    Set<Place> reported = new HashSet<>();
    for (String name : names) {
      Place place = kind == ReservedNames.Kind.TYPE ? singular : blamed(name, singular, plural);
      if (ReservedNames.contains(kind, name) && reported.add(place)) {
        report(
            place,
            "'%s' is reserved: its %s %s belongs to the static part of the API"
                .formatted(place.value(), word, name));
      }
    }
  }

  private static Place blamed(String generated, Place singular, Place plural) {
    String lower = generated.toLowerCase(Locale.ROOT);
    return lower.contains(plural.value().toLowerCase(Locale.ROOT)) ? plural : singular;
  }

  private void checkFields(ShapeObject object) {
    ObjectNames names = new ObjectNames(object.nameSingular(), object.namePlural());
    Claims claims = new Claims("field");
    object.fields().stream()
        .sorted(
            Comparator.<ShapeField, Boolean>comparing(field -> isChanged(object, field))
                .thenComparing(field -> !field.isSystem()))
        .forEach(
            field -> {
              Place place = Place.of(object, field);
              boolean isFormed = checkForm(place);
              checkRefusedField(field, place);
              checkOptions(field, place);
              if (isFormed) {
                generatedFields(field).forEach(name -> claim(claims, name, place));
                if (hasEnum(field)) {
                  names.allEnumTypes(field.name()).forEach(name -> claimEnum(name, place));
                }
              }
            });
  }

  private boolean isChanged(ShapeObject object, ShapeField field) {
    return changed.contains(object.nameSingular() + "." + field.name());
  }

  private void checkRefusedField(ShapeField field, Place place) {
    boolean isOwnId = field.name().equals("id") && field.isSystem();
    if (REFUSED_FIELDS.contains(field.name()) && !isOwnId) {
      report(place, "'%s' has a meaning of its own in filters".formatted(field.name()));
    }
  }

  private void checkOptions(ShapeField field, Place place) {
    Place options = place.property("options");
    Set<String> values = new HashSet<>();
    for (ShapeOption option : field.options()) {
      findOptionProblem(option.value())
          .ifPresent(reason -> report(options, "'%s': %s".formatted(option.value(), reason)));
      if (!values.add(option.value())) {
        report(options, "two options have the value '%s'".formatted(option.value()));
      }
    }
  }

  private void claimEnum(String name, Place place) {
    if (ReservedNames.contains(ReservedNames.Kind.TYPE, name)) {
      report(place, "its type %s belongs to the static part of the API".formatted(name));
    }
    claim(types, name, place);
  }

  private static boolean hasEnum(ShapeField field) {
    return switch (field.type()) {
      case SELECT, MULTI_SELECT, RATING -> true;
      default -> false;
    };
  }

  /** Every name that a field has on its object's types, now or in a later release. */
  static List<String> generatedFields(ShapeField field) {
    String name = field.name();
    if (field.relation() == null) {
      return List.of(name);
    }
    if (field.type() == FieldType.MORPH_RELATION) {
      List<String> names = new ArrayList<>(List.of(name, name + "Id", name + "Object"));
      for (String target : field.relation().targetObjects()) {
        String expanded = name + ObjectNames.capitalized(target);
        names.add(expanded);
        names.add(expanded + "Id");
      }
      return names;
    }
    return switch (field.relation().type()) {
      case MANY_TO_ONE, ONE_TO_ONE -> List.of(name, name + "Id");
      case ONE_TO_MANY, MANY_TO_MANY -> List.of(name, name + "Aggregate");
    };
  }

  private boolean checkForm(Place place) {
    Optional<String> problem = findFormProblem(place.value());
    problem.ifPresent(reason -> report(place, reason));
    return problem.isEmpty();
  }

  private void claim(Claims claims, String name, Place place) {
    claims
        .claim(name, place)
        .ifPresent(
            other ->
                report(
                    place,
                    "'%s' meets %s: both would have the %s %s"
                        .formatted(place.value(), other, claims.word(), name)));
  }

  private void report(Place place, String message) {
    NameProblem problem = new NameProblem(place.object(), place.field(), place.property(), message);
    boolean isKnown =
        problems.stream()
            .anyMatch(
                known ->
                    known.path().equals(problem.path())
                        && known.message().startsWith("'" + place.value() + "' meets")
                        && message.startsWith("'" + place.value() + "' meets"));
    if (!isKnown) {
      problems.add(problem);
    }
  }
}
