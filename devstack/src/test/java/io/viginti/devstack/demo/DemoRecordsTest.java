package io.viginti.devstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoRecordsTest {

  @Test
  void areTheSameEveryTime() {
    assertThat(DemoRecords.make()).isEqualTo(DemoRecords.make());
  }

  @Test
  void areAsManyAsPromisedAndUniqueWhereTheyMustBe() {
    DemoRecords records = DemoRecords.make();

    assertThat(records.companies())
        .hasSize(50)
        .extracting(company -> company.path("domainName").asText())
        .doesNotHaveDuplicates();
    assertThat(records.people())
        .hasSize(200)
        .extracting(person -> person.path("emails").path("primaryEmail").asText())
        .doesNotHaveDuplicates();
    assertThat(records.opportunities()).hasSize(30);
  }

  @Test
  void everyRecordIsCreatedAfterWhatItNames() {
    Set<String> known = new HashSet<>(Set.of("member", "board"));
    for (DemoRecords.Rows rows : DemoRecords.all("member", "board")) {
      for (ObjectNode row : rows.rows()) {
        row.properties().stream()
            .filter(field -> field.getKey().endsWith("Id"))
            .forEach(field -> assertThat(known).contains(field.getValue().asText()));
      }
      rows.rows().forEach(row -> assertThat(known.add(row.path("id").asText())).isTrue());
    }
  }
}
