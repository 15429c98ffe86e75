package io.viginti.devstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

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
}
