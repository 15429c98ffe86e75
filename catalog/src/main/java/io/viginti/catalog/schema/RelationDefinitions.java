package io.viginti.catalog.schema;

import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.SDLDefinition;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.ObjectNames;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import io.viginti.catalog.UniqueKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What fields are given. Relations share one set of input types for each object they lead to. */
final class RelationDefinitions {
  private final Definitions definitions;
  private final Set<CatalogObject> ones = new LinkedHashSet<>();
  private final Set<CatalogObject> lists = new LinkedHashSet<>();

  RelationDefinitions(Definitions definitions) {
    this.definitions = definitions;
  }

  /** The input type of a field, without a closing {@code !}. */
  String inputType(CatalogField field) {
    return switch (field) {
      case LeafField leaf -> leaf.inputType();
      case RelationIdField id -> id.inputType();
      case CompositeField composite -> composite.composite().typeName() + "Input";
      case ToOneField one -> {
        ones.add(one.target());
        yield one.target().names().relationInput();
      }
      case ToManyField many -> {
        lists.add(many.target());
        yield many.target().names().relationListInput();
      }
    };
  }

  /** The types asked for so far, and what they are made of. */
  List<SDLDefinition<?>> all() {
    Set<CatalogObject> told = new LinkedHashSet<>(ones);
    told.addAll(lists);
    List<SDLDefinition<?>> types = new ArrayList<>();
    told.forEach(object -> types.add(where(object)));
    ones.forEach(object -> types.add(relation(object)));
    lists.forEach(object -> types.add(relationList(object)));
    return types;
  }

  private InputObjectTypeDefinition where(CatalogObject object) {
    Map<String, InputValueDefinition> fields = new LinkedHashMap<>();
    fields.put("id", definitions.input("id", "ID"));
    for (UniqueKey key : object.uniqueKeys()) {
      for (CatalogField field : key.fieldsGiven()) {
        fields.put(field.name(), definitions.input(field.name(), inputType(field)));
      }
    }
    return Definitions.inputObject(
        object.names().whereInput(),
        "Tells one record that is not deleted: by its id or what is unique of it.",
        List.copyOf(fields.values()));
  }

  private InputObjectTypeDefinition relation(CatalogObject object) {
    ObjectNames names = object.names();
    List<InputValueDefinition> fields = new ArrayList<>();
    fields.add(definitions.input("connect", names.whereInput()));
    if (object.allowsAllWrites()) {
      fields.add(definitions.input("create", names.createInput()));
    }
    fields.add(definitions.input("disconnect", "Boolean"));
    return Definitions.inputObject(
        names.relationInput(),
        "Exactly one of them: a record that is there, a new one, or with true none.",
        fields);
  }

  private InputObjectTypeDefinition relationList(CatalogObject object) {
    ObjectNames names = object.names();
    String list = "[" + names.whereInput() + "!]";
    List<InputValueDefinition> fields = new ArrayList<>();
    fields.add(definitions.input("connect", list));
    if (object.allowsAllWrites()) {
      fields.add(definitions.input("create", "[" + names.createInput() + "!]"));
    }
    fields.add(definitions.input("disconnect", list));
    fields.add(definitions.input("set", list));
    return Definitions.inputObject(
        names.relationListInput(),
        "Links made, to new records too, and cut; or with set the whole list.",
        fields);
  }
}
