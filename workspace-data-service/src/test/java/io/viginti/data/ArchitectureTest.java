package io.viginti.data;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.viginti.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {
  ArchitectureTest() {
    super("io.viginti.data");
  }

  @Test
  void operationsAreCompiledNotExecutedByGraphQlJava() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("graphql.execution..")
        .because("its executor costs two to five times the compiled path")
        .check(classes());
  }

  @Test
  void theCompilerKnowsNothingAroundIt() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..data.engine..",
            "..data.frontend..",
            "..data.query..",
            "..data.plan..",
            "..data.sql..",
            "..data.value..",
            "..data.execute..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..data.cluster..",
            "..data.version..",
            "..data.entry..",
            "..data.live..",
            "..data.outbox..",
            "org.apache.kafka..",
            "io.vertx.core.http..")
        .because("what is inside knows neither HTTP nor Kafka nor where a workspace lives")
        .check(classes());
  }
}
