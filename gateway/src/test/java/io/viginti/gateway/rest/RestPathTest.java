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
  @CsvSource(
      nullValues = "none",
      value = {
        "GET, /rest/metadata/objects, OBJECT, LIST, none",
        "POST, /rest/metadata/fields, FIELD, CREATE, none",
        "GET, /rest/metadata/indexes/1, INDEX, ONE, 1",
        "PATCH, /rest/metadata/objects/1, OBJECT, UPDATE, 1",
        "DELETE, /rest/metadata/indexes/1, INDEX, DELETE, 1",
      })
  void knowsTheOperationsOnTheDataModel(
      String method, String path, MetadataCall.Kind kind, MetadataCall.Action action, String id) {
    assertThat(RestPath.resolve(method, path)).isEqualTo(new MetadataCall(kind, action, id));
  }

  @Test
  void tellsTheRightPathOfTheDataModel() {
    assertThatThrownBy(() -> RestPath.resolve("GET", "/rest/metadata/index/1"))
        .isInstanceOf(VigintiException.class)
        .hasMessageContaining("/rest/metadata/indexes/{id}");
    assertThat(RestPath.resolve("PATCH", "/rest/metadata/indexes/1"))
        .isEqualTo(new RestCall.OtherMethod(java.util.List.of("GET", "HEAD", "DELETE", "OPTIONS")));
    assertThat(RestPath.resolve("GET", "/rest/metadata/ghosts"))
        .isInstanceOf(RestCall.NoPath.class);
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
