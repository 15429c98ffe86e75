package io.viginti.platform.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class HttpErrorsTest {
  @Test
  void aProblemComesBackAsTheErrorItWas() {
    VigintiException error =
        VigintiException.badInput(
            "Two things", List.of(new Problem(List.of("data", 0, "name"), "is empty")));
    VigintiException back = HttpErrors.parse(400, HttpErrors.problem(error), "x");
    assertThat(back.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
    assertThat(back.getMessage()).isEqualTo("Two things");
    assertThat(back.problems()).isEqualTo(error.problems());
  }

  @Test
  void aProxysBadGatewayIsUnavailable() {
    assertThat(HttpErrors.parse(502, JsonNodeFactory.instance.objectNode(), "x").code())
        .isEqualTo(ErrorCode.UNAVAILABLE);
  }

  @Test
  void theUniqueFieldIsNamed() {
    assertThat(HttpErrors.extensions(VigintiException.uniqueViolation("domainName")).toString())
        .contains("\"code\":\"UNIQUE_VIOLATION\"")
        .contains("\"field\":\"domainName\"");
  }

  @Test
  void whatIsNotOursSaysNothingOfTheInside() {
    VigintiException seen =
        ErrorTranslation.translate(new IllegalStateException("password=secret"));
    assertThat(seen.code()).isEqualTo(ErrorCode.INTERNAL);
    assertThat(HttpErrors.problem(seen).toString()).doesNotContain("secret");
  }

  @Test
  void oursIsFoundInsideWrappers() {
    VigintiException error = VigintiException.notFound("Company");
    assertThat(ErrorTranslation.translate(new CompletionException(error))).isSameAs(error);
  }
}
