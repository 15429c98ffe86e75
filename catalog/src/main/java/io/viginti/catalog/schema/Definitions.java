package io.viginti.catalog.schema;

import graphql.language.BooleanValue;
import graphql.language.Description;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.IntValue;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SDL definitions as values, with types written as in SDL ({@code [Company!]!}). */
final class Definitions {
  private final Map<String, Type<?>> types = new HashMap<>();

  Type<?> type(String notation) {
    Type<?> known = types.get(notation);
    if (known == null) {
      known = parse(notation);
      types.put(notation, known);
    }
    return known;
  }

  private Type<?> parse(String notation) {
    int end = notation.length() - 1;
    return switch (notation.charAt(end)) {
      case '!' -> new NonNullType(type(notation.substring(0, end)));
      case ']' -> new ListType(type(notation.substring(1, end)));
      default -> new TypeName(notation);
    };
  }

  FieldDefinition field(
      String name, String type, @Nullable String description, InputValueDefinition... arguments) {
    return FieldDefinition.newFieldDefinition()
        .name(name)
        .type(type(type))
        .description(description(description))
        .inputValueDefinitions(List.of(arguments))
        .build();
  }

  InputValueDefinition input(String name, String type) {
    return InputValueDefinition.newInputValueDefinition().name(name).type(type(type)).build();
  }

  /** A Boolean that is false unless it is given. */
  InputValueDefinition flag(String name) {
    return InputValueDefinition.newInputValueDefinition()
        .name(name)
        .type(type("Boolean"))
        .defaultValue(BooleanValue.of(false))
        .build();
  }

  InputValueDefinition input(String name, String type, int defaultValue) {
    return InputValueDefinition.newInputValueDefinition()
        .name(name)
        .type(type(type))
        .defaultValue(IntValue.of(defaultValue))
        .build();
  }

  static ObjectTypeDefinition object(
      String name, @Nullable String description, List<FieldDefinition> fields) {
    return ObjectTypeDefinition.newObjectTypeDefinition()
        .name(name)
        .description(description(description))
        .fieldDefinitions(fields)
        .build();
  }

  static InputObjectTypeDefinition inputObject(
      String name, @Nullable String description, List<InputValueDefinition> fields) {
    return InputObjectTypeDefinition.newInputObjectDefinition()
        .name(name)
        .description(description(description))
        .inputValueDefinitions(fields)
        .build();
  }

  static EnumTypeDefinition enumeration(
      String name, @Nullable String description, List<String> values) {
    List<EnumValueDefinition> definitions = new ArrayList<>();
    for (String value : values) {
      definitions.add(EnumValueDefinition.newEnumValueDefinition().name(value).build());
    }
    return EnumTypeDefinition.newEnumTypeDefinition()
        .name(name)
        .description(description(description))
        .enumValueDefinitions(definitions)
        .build();
  }

  private static @Nullable Description description(@Nullable String text) {
    return text == null ? null : new Description(text, null, false);
  }
}
