package io.viginti.metadata;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.viginti.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {
  ArchitectureTest() {
    super("io.viginti.metadata");
  }

  @Test
  void theCoreIsPure() {
    noClasses()
        .that()
        .resideInAnyPackage("..metadata.model..", "..standard..", "..change..", "..metadata.plan..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta..", "io.quarkus..", "io.smallrye..", "io.vertx..", "java.time..Clock")
        .because("what decides about a model is tested without a server")
        .check(classes());
  }
}
