package io.viginti.data.frontend.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.viginti.contracts.mesh.RestRequest;
import io.viginti.contracts.mesh.RestRequest.Operation;
import io.viginti.data.engine.TestShape;
import io.viginti.data.frontend.Readable;
import io.viginti.data.query.Change;
import io.viginti.data.query.RecordConnection;
import io.viginti.data.query.RecordMutation;
import io.viginti.data.query.Selection;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReadRestTest {
  private static RestRequest request(
      Operation operation, String plural, Map<String, String> parameters) {
    return new RestRequest(operation, plural, "id-1", parameters, null);
  }

  private static RestOperation list(String plural, String parameter, String value) {
    return ReadRest.read(
        request(Operation.LIST, plural, Map.of(parameter, value)), TestShape.CATALOG, Readable.ALL);
  }

  private static String filter(String plural, String text) {
    RestOperation operation = list(plural, "filter", text);
    return page(operation).filter().resolve(operation.variables()).toString();
  }

  private static RecordConnection page(RestOperation operation) {
    return (RecordConnection) operation.intent();
  }

  private static String names(Selection selection) {
    return selection.items().stream()
        .map(Selection.Field.class::cast)
        .map(
            field ->
                field.selection() == null
                    ? field.name()
                    : field.name() + "{" + names(field.selection()) + "}")
        .collect(Collectors.joining(" "));
  }

  private static String fields(Map<String, String> parameters) {
    return names(
        ReadRest.read(request(Operation.ONE, "people", parameters), TestShape.CATALOG, Readable.ALL)
            .intent()
            .selection());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "companies|name[ilike]:a%|{'name':{'ilike':'a%'}}",
        "companies|employees[gt]:5|{'employees':{'gt':5}}",
        "companies|employees[in]:[1,2]|{'employees':{'in':[1,2]}}",
        "companies|employees[in]:1|{'employees':{'in':[1]}}",
        "companies|employees[in]:[]|{'employees':{'in':[]}}",
        "companies|employees[eq]:many|{'employees':{'eq':'many'}}",
        "companies|idealCustomerProfile[eq]:true|{'idealCustomerProfile':{'eq':true}}",
        "companies|annualRevenue.amountMicros[lt]:10|{'annualRevenue':{'amountMicros':{'lt':'10'}}}",
        "companies|deletedAt[is]:NOT_NULL|{'deletedAt':{'is':'NOT_NULL'}}",
        "people|company.employees[gte]:5|{'company':{'employees':{'gte':5}}}",
        "people|not(city[eq]:x,city[eq]:y)|{'not':{'and':[{'city':{'eq':'x'}},{'city':{'eq':'y'}}]}}",
        "people|city[eq]:x,or(city[eq]:y)|{'and':[{'city':{'eq':'x'}},{'or':[{'city':{'eq':'y'}}]}]}",
        "samples|choices[containsAny]:[RED,BLUE]|{'choices':{'containsAny':['RED','BLUE']}}",
        "samples|choices[isEmpty]:false|{'choices':{'isEmpty':false}}",
        "samples|nothing[eq]:1|{'nothing':{'eq':'1'}}",
      })
  void givesValuesTheirFieldsForm(String plural, String text, String expected) {
    assertThat(filter(plural, text)).isEqualTo(expected.replace('\'', '"'));
  }

  @Test
  void sharesAPlanAmongRequestsThatDifferInValues() {
    assertThat(list("companies", "filter", "name[eq]:a").intent())
        .isEqualTo(list("companies", "filter", "name[eq]:b").intent())
        .isNotEqualTo(list("companies", "filter", "name[neq]:b").intent())
        .isNotEqualTo(list("people", "filter", "name[eq]:a").intent());
  }

  @Test
  void ordersAscendingUnlessSaidOtherwise() {
    RestOperation operation =
        list("people", "order_by", "city, createdAt[DescNullsLast],name.firstName[AscNullsFirst]");

    assertThat(page(operation).orderBy().resolve(operation.variables()).toString())
        .isEqualTo(
            "[{\"city\":\"AscNullsLast\"},{\"createdAt\":\"DescNullsLast\"},"
                + "{\"name\":{\"firstName\":\"AscNullsFirst\"}}]");
  }

  @Test
  void answersOwnFieldsByDefaultAndRelatedRecordsByDepth() {
    assertThat(fields(Map.of()))
        .contains("name{firstName lastName}", "companyId")
        .doesNotContain("company{", "noteTargets");
    assertThat(fields(Map.of("depth", "1")))
        .contains("company{id ", "noteTargets{id ")
        .doesNotContain("people{", "note{");
    assertThat(fields(Map.of("depth", "2"))).contains("people{id ", "note{id ");
  }

  @Test
  void answersTheFieldsNamed() {
    assertThat(fields(Map.of("fields", "id,name.lastName,company.people.city,company.name")))
        .isEqualTo("id name{lastName} company{people{city} name}");
    assertThat(fields(Map.of("fields", "emails,company")))
        .startsWith("emails{primaryEmail additionalEmails} company{id ")
        .doesNotContain("people");
    assertThat(fields(Map.of("fields", "company", "depth", "2"))).contains("people{id ");
  }

  @Test
  void namesEveryFieldThatIsNotThere() {
    assertThatThrownBy(() -> fields(Map.of("fields", "id.x,wrong,name.middle,company.company")))
        .isInstanceOfSatisfying(
            VigintiException.class,
            error ->
                assertThat(error.problems())
                    .extracting(problem -> problem.message())
                    .containsExactly(
                        "id has no field x",
                        "Person has no field wrong",
                        "FullName has no field middle",
                        "Company has no field company"));
    assertThatThrownBy(() -> fields(Map.of("fields", "company.people.company.name")))
        .hasMessageContaining("at most 2 relations deep");
  }

  @Test
  void destroysUnlessAskedToDeleteSoftly() {
    assertThat(delete(Map.of())).isInstanceOf(Change.Destroy.class);
    assertThat(delete(Map.of("soft_delete", "false"))).isInstanceOf(Change.Destroy.class);
    assertThat(delete(Map.of("soft_delete", "true"))).isInstanceOf(Change.Delete.class);
    assertThatThrownBy(() -> delete(Map.of("soft_delete", "yes"))).hasMessageContaining("true");
  }

  private static Change delete(Map<String, String> parameters) {
    RestRequest request = request(Operation.DELETE, "people", parameters);
    return ((RecordMutation) ReadRest.read(request, TestShape.CATALOG, Readable.ALL).intent())
        .change();
  }

  @Test
  void goesTheWayItsCursorGoes() {
    assertThat(page(list("people", "starting_after", "c")).window().after().isNothing()).isFalse();
    RecordConnection.Window back =
        page(ReadRest.read(
                request(Operation.LIST, "people", Map.of("ending_before", "c", "limit", "2")),
                TestShape.CATALOG,
                Readable.ALL))
            .window();
    assertThat(back.last().isNothing()).isFalse();
    assertThat(back.first().isNothing()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"UPDATE_MANY", "DELETE_MANY", "RESTORE_MANY"})
  void changesNoneWithoutAFilter(Operation operation) {
    assertThatThrownBy(
            () ->
                ReadRest.read(
                    request(operation, "people", Map.of()), TestShape.CATALOG, Readable.ALL))
        .isInstanceOf(VigintiException.class)
        .hasMessageContaining("filter: must be given");
  }

  @Test
  void tellsTheRightPathForASingular() {
    assertThatThrownBy(() -> list("company", "limit", "1"))
        .isInstanceOfSatisfying(
            VigintiException.class,
            error -> {
              assertThat(error.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
              assertThat(error).hasMessageContaining("/rest/companies");
            });
    assertThatThrownBy(() -> list("ghosts", "limit", "1"))
        .isInstanceOfSatisfying(
            VigintiException.class,
            error -> assertThat(error.code()).isEqualTo(ErrorCode.NOT_FOUND));
  }

  @ParameterizedTest
  @CsvSource({
    "limit,-1",
    "limit,many",
    "limit,99999999999",
    "depth,3",
    "depth,x",
    "order_by,'name,'",
    "order_by,name[",
    "fields,'a,,b'",
    "filter,name",
    "offset,1",
    "soft_delete,true",
  })
  void refusesWhatAParameterCannotBe(String parameter, String value) {
    assertThatThrownBy(() -> list("companies", parameter, value))
        .isInstanceOfSatisfying(
            VigintiException.class,
            error -> {
              assertThat(error.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
              assertThat(error.problems())
                  .extracting(problem -> problem.path())
                  .containsOnly(List.of(parameter));
            });
  }
}
