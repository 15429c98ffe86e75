package io.viginti.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The rules of every service. A service applies them with {@code class ArchitectureTest extends
 * ArchitectureRules}, whose constructor names the service's package, and adds its own.
 */
public abstract class ArchitectureRules {
  private static final List<String> SERVICES =
      List.of(
          "auth", "metadata", "data", "messaging", "calendar", "workflow", "billing", "gateway");
  private static final Set<String> REFUSED_SUFFIXES =
      Set.of("Service", "Util", "Utils", "Helper", "Manager", "Impl", "ServiceImpl");
  private static final List<String> REFUSED_PACKAGES =
      List.of("util", "utils", "helper", "helpers", "manager", "impl", "common", "misc", "base");

  private final String root;
  private final JavaClasses classes;

  /**
   * @param root the service's package, {@code io.viginti.workflow}
   */
  protected ArchitectureRules(String root) {
    this.root = root;
    this.classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root);
  }

  /** The service's own classes, for further rules. */
  protected final JavaClasses classes() {
    return classes;
  }

  @Test
  void packagesHaveNoCycles() {
    check(
        slices()
            .matching(root + ".(**)")
            .should()
            .beFreeOfCycles()
            .because("a package that two others need must not need them"));
  }

  @Test
  void namesSayWhatAClassDoes() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*(" + String.join("|", REFUSED_SUFFIXES) + ")")
            .because("a use case is a verb and a noun; these suffixes say nothing"));
    for (String name : REFUSED_PACKAGES) {
      check(
          noClasses()
              .should()
              .resideInAPackage("..".concat(name).concat(".."))
              .because("a package is a feature, not a drawer"));
    }
  }

  @Test
  void graphQlMethodsOpenNoSession() {
    check(
        methods()
            .that()
            .areDeclaredInClassesThat()
            .haveSimpleNameEndingWith("GraphQl")
            .should(
                new com.tngtech.archunit.lang.ArchCondition<>("not be @WithSession or the like") {
                  @Override
                  public void check(
                      JavaMethod method, com.tngtech.archunit.lang.ConditionEvents events) {
                    boolean opens =
                        method.getAnnotations().stream()
                            .map(annotation -> annotation.getRawType().getSimpleName())
                            .anyMatch(Set.of("WithSession", "WithTransaction")::contains);
                    events.add(
                        new com.tngtech.archunit.lang.SimpleConditionEvent(
                            method, !opens, method.getFullName()));
                  }
                })
            .because(
                "root fields run concurrently on one context and would share its session;"
                    + " platform.persistence.Transactions gives each its own"));
  }

  @Test
  void onlyPlatformKnowsHttpStatus() {
    check(
        noClasses()
            .that(resideOutside(root + ".http"))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.ws.rs.WebApplicationException")
            .because("domain code throws VigintiException with a code"));
  }

  @Test
  void servicesTalkThroughContracts() {
    for (String other : SERVICES) {
      String theirs = "io.viginti." + other;
      if (!theirs.equals(root)) {
        check(
            noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage(theirs + "..")
                .because("a service is deployed, versioned and stopped alone"));
      }
    }
  }

  @Test
  void consoleIsNotALog() {
    check(
        noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("logs carry a level and a request id"));
  }

  private void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(classes);
  }

  private static DescribedPredicate<JavaClass> resideOutside(String name) {
    return DescribedPredicate.describe(
        "reside outside " + name, type -> !type.getPackageName().equals(name));
  }
}
