package io.viginti.data;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The direction of the compiler's stages. */
class CompilerArchitectureTest {
  private static final String ROOT = "io.viginti.data.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.viginti.data");

  private static void mayNotUse(String because, String stage, String... others) {
    String[] packages = new String[others.length];
    for (int i = 0; i < others.length; i++) {
      packages[i] = ROOT + others[i] + "..";
    }
    noClasses()
        .that()
        .resideInAPackage(ROOT + stage + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .because(because)
        .check(CLASSES);
  }

  @Test
  void valuesKnowNoStage() {
    mayNotUse(
        "values are the same for every stage",
        "value",
        "query",
        "frontend",
        "plan",
        "sql",
        "execute",
        "engine");
  }

  @Test
  void intentsKnowNoColumn() {
    mayNotUse(
        "an intent is what was asked for, in logical names",
        "query",
        "frontend",
        "plan",
        "sql",
        "execute",
        "engine");
    noClasses()
        .that()
        .resideInAPackage(ROOT + "query..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.viginti.catalog..", "graphql..")
        .because("every front end builds the same intent")
        .check(CLASSES);
  }

  @Test
  void frontEndsStopAtTheIntent() {
    mayNotUse("a front end only builds intents", "frontend", "plan", "sql", "execute", "engine");
  }

  @Test
  void plansKnowNoSqlAndNoFrontEnd() {
    mayNotUse(
        "stages are pure and blind to later ones", "plan", "frontend", "sql", "execute", "engine");
    mayNotUse("bind is the first stage", "plan.bind", "plan.access", "plan.shape", "plan.rewrite");
    mayNotUse(
        "access is the second stage", "plan.access", "plan.bind", "plan.shape", "plan.rewrite");
    mayNotUse("shape is the third stage", "plan.shape", "plan.bind", "plan.access", "plan.rewrite");
    mayNotUse(
        "rewrite is the last stage", "plan.rewrite", "plan.bind", "plan.access", "plan.shape");
  }

  @Test
  void sqlRunsNothing() {
    mayNotUse("SQL is made here and run elsewhere", "sql", "frontend", "execute", "engine");
  }

  @Test
  void onlyThePartOfGraphQlJavaThatParsesIsUsed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("graphql.execution..")
        .because("its executor costs two to five times the compiled path")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "frontend.graphql..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("graphql.language..", "graphql.parser..")
        .because("documents are a matter of one front end")
        .check(CLASSES);
  }
}
