package io.viginti.catalog.schema;

import graphql.language.FieldDefinition;
import graphql.language.SDLDefinition;
import io.viginti.catalog.AggregateFunction;
import io.viginti.catalog.AggregateFunction.Answer;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.Composite;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.InverseOneField;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.ObjectNames;
import io.viginti.catalog.ReferenceField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import java.util.ArrayList;
import java.util.List;

/** The types of figures over many records: per object, and per composite for what nests in them. */
final class AggregateDefinitions {
  private final Definitions definitions;

  AggregateDefinitions(Definitions definitions) {
    this.definitions = definitions;
  }

  List<SDLDefinition<?>> of(CatalogObject object) {
    ObjectNames names = object.names();
    List<SDLDefinition<?>> types = new ArrayList<>();
    types.add(Definitions.object(names.aggregateType(), null, figures(object)));
    for (Answer answer : Answer.values()) {
      List<FieldDefinition> entries = entries(object, answer);
      if (!entries.isEmpty()) {
        types.add(Definitions.object(names.aggregateType(answer), null, entries));
      }
    }
    return types;
  }

  /** What every aggregate of the object has; a figure that no field can have is left out. */
  List<FieldDefinition> figures(CatalogObject object) {
    ObjectNames names = object.names();
    List<FieldDefinition> fields = new ArrayList<>();
    fields.add(definitions.field("count", "Int!", null));
    for (AggregateFunction function : AggregateFunction.values()) {
      if (!entries(object, function.answer()).isEmpty()) {
        fields.add(
            definitions.field(
                function.publicName(),
                names.aggregateType(function.answer()) + "!",
                description(function)));
      }
    }
    return fields;
  }

  private static String description(AggregateFunction function) {
    return switch (function) {
      case COUNT_DISTINCT -> "How many different values there are.";
      case COUNT_EMPTY -> "How many have null, an empty text or an empty list.";
      case PERCENT_EMPTY -> "The same of a hundred.";
      case SUM -> "Null without values.";
      case AVG -> "Of those that have a value.";
      case MIN, MAX -> "Texts in their order, options by their position.";
    };
  }

  private List<FieldDefinition> entries(CatalogObject object, Answer answer) {
    List<FieldDefinition> fields = new ArrayList<>();
    for (CatalogField field : object.fields()) {
      switch (field) {
        case LeafField leaf -> add(fields, leaf.name(), leaf, answer);
        case RelationIdField id -> add(fields, id.name(), id, answer);
        case CompositeField composite -> {
          if (composite.composite().isIn(answer)) {
            fields.add(
                definitions.field(
                    field.name(), composite.composite().aggregateType(answer) + "!", null));
          }
        }
        case ReferenceField _, InverseOneField _, ToManyField _ -> {
          // No values of this object's own.
        }
      }
    }
    return fields;
  }

  private void add(List<FieldDefinition> fields, String name, Leaf leaf, Answer answer) {
    if (answer.takes(leaf.leafType())) {
      fields.add(definitions.field(name, answer.typeOf(leaf.leafType(), leaf.enumType()), null));
    }
  }

  List<SDLDefinition<?>> of(Composite composite) {
    List<SDLDefinition<?>> types = new ArrayList<>();
    for (Answer answer : Answer.values()) {
      List<FieldDefinition> fields = new ArrayList<>();
      for (Composite.Part part : composite.parts()) {
        if (answer.takes(part.leafType())) {
          String type = answer.typeOf(part.leafType(), CompositeField.enumTypeOf(part.leafType()));
          fields.add(definitions.field(part.name(), type, null));
        }
      }
      if (!fields.isEmpty()) {
        types.add(Definitions.object(composite.aggregateType(answer), null, fields));
      }
    }
    return types;
  }
}
