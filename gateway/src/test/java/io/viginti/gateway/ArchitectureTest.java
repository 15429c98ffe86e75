package io.viginti.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.viginti.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {
  ArchitectureTest() {
    super("io.viginti.gateway");
  }

  @Test
  void planningAndJoiningArePure() {
    noClasses()
        .that()
        .resideInAnyPackage("..gateway.operation..", "..gateway.answer..", "..gateway.request..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "jakarta..", "io.smallrye..", "io.quarkus..")
        .because("what computes takes values and returns values, and is tested in milliseconds")
        .check(classes());
  }
}
