package io.viginti.devstack.settings;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code @ConfigMapping} interfaces of all modules with the JDK's own parser; nothing is
 * compiled.
 */
final class ReadSettings {

  private static final Pattern OPTIONAL = Pattern.compile("Optional<(.+)>");
  private static final Pattern MAP = Pattern.compile("Map<String,\\s*(.+)>");
  private static final Pattern LIST = Pattern.compile("(?:List|Set)<(.+)>");

  private final CompilationUnitTree unit;
  private final DocTrees docs;
  private final Map<String, ClassTree> nested = new LinkedHashMap<>();

  private ReadSettings(CompilationUnitTree unit, DocTrees docs) {
    this.unit = unit;
    this.docs = docs;
  }

  /** The groups of all modules below the root, by prefix. */
  static List<SettingsGroup> of(Path root) throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path module : modules.toList()) {
        Path main = module.resolve("src/main/java");
        if (Files.isDirectory(main)) {
          sources.addAll(mappingsIn(main));
        }
      }
    }
    if (sources.isEmpty()) {
      return List.of();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<SettingsGroup> groups = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        String module =
            root.toAbsolutePath()
                .relativize(Path.of(unit.getSourceFile().toUri()).toAbsolutePath())
                .getName(0)
                .toString();
        groups.addAll(new ReadSettings(unit, docs).groups(module));
      }
    }
    groups.sort(
        Comparator.comparing(SettingsGroup::prefix)
            .thenComparing(SettingsGroup::module)
            .thenComparing(SettingsGroup::meaning));
    return groups;
  }

  private static List<Path> mappingsIn(Path main) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(main)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        if (Files.readString(file).contains("@ConfigMapping")) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private List<SettingsGroup> groups(String module) {
    List<SettingsGroup> groups = new ArrayList<>();
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree tree) {
        Optional<String> prefix = annotationValue(tree.getModifiers(), "ConfigMapping", "prefix");
        if (prefix.isPresent()) {
          collectNested(tree);
          TreePath path = new TreePath(new TreePath(unit), tree);
          List<Setting> settings = new ArrayList<>();
          collect(tree, path, prefix.get(), settings);
          groups.add(new SettingsGroup(prefix.get(), module, meaning(path), settings));
        }
      }
    }
    return groups;
  }

  private void collectNested(ClassTree tree) {
    for (Tree member : tree.getMembers()) {
      if (member instanceof ClassTree inner) {
        nested.put(inner.getSimpleName().toString(), inner);
        collectNested(inner);
      }
    }
  }

  private void collect(ClassTree tree, TreePath path, String prefix, List<Setting> settings) {
    for (Tree member : tree.getMembers()) {
      if (member instanceof MethodTree method && isSetting(method)) {
        TreePath methodPath = new TreePath(path, method);
        String own =
            annotationValue(method.getModifiers(), "WithName", "value")
                .orElseGet(() -> kebab(method.getName().toString()));
        boolean parentName = hasAnnotation(method.getModifiers(), "WithParentName");
        String name = parentName ? prefix : prefix + "." + own;
        add(method, methodPath, path, name, String.valueOf(method.getReturnType()), settings);
      }
    }
  }

  private void add(
      MethodTree method,
      TreePath methodPath,
      TreePath typePath,
      String name,
      String type,
      List<Setting> settings) {
    Matcher map = MAP.matcher(type);
    if (map.matches()) {
      add(method, methodPath, typePath, name + ".<name>", map.group(1).strip(), settings);
      return;
    }
    Matcher optional = OPTIONAL.matcher(type);
    String inner = optional.matches() ? optional.group(1).strip() : type;
    ClassTree group = nested.get(inner);
    if (group != null && group.getKind() == Tree.Kind.INTERFACE) {
      collect(group, new TreePath(typePath, group), name, settings);
      return;
    }
    settings.add(
        new Setting(
            name,
            typeName(inner),
            annotationValue(method.getModifiers(), "WithDefault", "value"),
            meaning(methodPath)));
  }

  private static boolean isSetting(MethodTree method) {
    return method.getReturnType() != null
        && method.getParameters().isEmpty()
        && !method.getModifiers().getFlags().contains(Modifier.STATIC)
        && !method.getModifiers().getFlags().contains(Modifier.DEFAULT);
  }

  private static String typeName(String type) {
    Matcher list = LIST.matcher(type);
    if (list.matches()) {
      return "list of " + typeName(list.group(1).strip());
    }
    return switch (type) {
      case "int", "long", "Integer", "Long", "OptionalInt", "OptionalLong" -> "whole number";
      case "double", "float", "OptionalDouble" -> "number";
      case "boolean", "Boolean" -> "true or false";
      case "String" -> "text";
      case "Duration" -> "duration";
      case "URI", "URL" -> "address";
      case "MemorySize" -> "size";
      default -> type;
    };
  }

  private String meaning(TreePath path) {
    String comment = docs.getDocComment(path);
    return comment == null ? "" : Javadoc.toMarkdown(comment);
  }

  private static boolean hasAnnotation(ModifiersTree modifiers, String name) {
    return modifiers.getAnnotations().stream().anyMatch(a -> isNamed(a, name));
  }

  private static Optional<String> annotationValue(
      ModifiersTree modifiers, String name, String attribute) {
    for (AnnotationTree annotation : modifiers.getAnnotations()) {
      if (isNamed(annotation, name)) {
        for (ExpressionTree argument : annotation.getArguments()) {
          String value = literal(argument, attribute);
          if (value != null) {
            return Optional.of(value);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable String literal(ExpressionTree argument, String attribute) {
    if (argument instanceof AssignmentTree assignment
        && assignment.getVariable().toString().equals(attribute)
        && assignment.getExpression() instanceof LiteralTree value) {
      return String.valueOf(value.getValue());
    }
    return argument instanceof LiteralTree value ? String.valueOf(value.getValue()) : null;
  }

  private static boolean isNamed(AnnotationTree annotation, String name) {
    String type = annotation.getAnnotationType().toString();
    return type.equals(name) || type.endsWith("." + name);
  }

  private static String kebab(String camel) {
    return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
