package io.viginti.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.viginti.contracts.mesh.RestRequest.Operation;
import io.viginti.platform.error.VigintiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestPathTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "GET, /rest/companies, LIST, companies, none",
        "HEAD, /rest/companies, LIST, companies, none",
        "POST, /rest/companies, CREATE, companies, none",
        "POST, /rest/batch/companies, CREATE_MANY, companies, none",
        "GET, /rest/companies/1, ONE, companies, 1",
        "PATCH, /rest/companies/1, UPDATE, companies, 1",
        "DELETE, /rest/companies/1, DELETE, companies, 1",
        "PATCH, /rest/companies, UPDATE_MANY, companies, none",
        "DELETE, /rest/companies, DELETE_MANY, companies, none",
        "PATCH, /rest/restore/companies, RESTORE_MANY, companies, none",
        "PATCH, /rest/companies/merge, MERGE, companies, none",
        "GET, /rest/companies/groupBy, GROUP_BY, companies, none",
        "POST, /rest/companies/duplicates, DUPLICATES, companies, none",
        "PATCH, /rest/restore/companies/1, RESTORE, companies, 1",
        "GET, /rest/companies/a%2Fb+c, ONE, companies, a/b+c",
      })
  void knowsTheOperationsOnRecords(
      String method, String path, Operation operation, String plural, String id) {
    assertThat(RestPath.resolve(method, path))
        .isEqualTo(new RestCall.Records(operation, plural, id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/rest/",
        "/rest//",
        "/rest/companies/",
        "/rest/companies/1/people",
        "/rest/restore",
        "/rest/batch/companies/1",
        "/restless",
      })
  void knowsNoOtherPath(String path) {
    assertThat(RestPath.resolve("PUT", path)).isNotInstanceOf(RestCall.Records.class);
  }

  @Test
  void namesTheMethodsOfAPath() {
    assertThat(RestPath.resolve("PUT", "/rest/companies/1"))
        .isEqualTo(
            new RestCall.OtherMethod(
                java.util.List.of("GET", "HEAD", "PATCH", "DELETE", "OPTIONS")));
    assertThat(RestPath.resolve("GET", "/rest/batch/companies"))
        .isEqualTo(new RestCall.OtherMethod(java.util.List.of("POST", "OPTIONS")));
  }

  @Test
  void refusesAPathThatCannotBeDecoded() {
    assertThatThrownBy(() -> RestPath.resolve("GET", "/rest/companies/%zz"))
        .isInstanceOf(VigintiException.class);
  }
}
