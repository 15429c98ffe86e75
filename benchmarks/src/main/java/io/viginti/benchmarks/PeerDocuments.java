package io.viginti.benchmarks;

/** The scenarios as the schemas of the other servers have them; they take the same variables. */
final class PeerDocuments {
  private PeerDocuments() {}

  static String postGraphile(Scenario scenario) {
    return switch (scenario) {
      case LIST ->
          """
          query { allCompanies(orderBy: [NAME_ASC], first: 60) { nodes {
            rowId name domainName employees tagline idealCustomerProfile createdAt updatedAt position accountOwnerId } } }\
          """;
      case NESTED ->
          """
          query { allCompanies(orderBy: [NAME_ASC], first: 60) { nodes {
            rowId name domainName employees
            memberByAccountOwnerId { rowId userEmail }
            peopleByCompanyId(orderBy: [CREATED_AT_ASC], first: 10) {
              nodes { rowId firstName lastName jobTitle city } } } } }\
          """;
      case FILTER ->
          """
          query ($pattern: String!) {
            allPeople(filter: {lastName: {likeInsensitive: $pattern}}, orderBy: [CREATED_AT_DESC], first: 20) {
              nodes { rowId firstName lastName jobTitle city createdAt } } }\
          """;
      case CREATE ->
          """
          mutation ($data: CompanyInput!) {
            createCompany(input: {company: $data}) { company { rowId name employees createdAt } } }\
          """;
      case BY_ID ->
          """
          query ($id: UUID!) {
            companyByRowId(rowId: $id) {
              rowId name domainName employees tagline idealCustomerProfile createdAt updatedAt position accountOwnerId } }\
          """;
    };
  }

  static String conventional(Scenario scenario) {
    return switch (scenario) {
      case LIST ->
          """
          query { companies(limit: 60) {
            id name domainName employees tagline idealCustomerProfile createdAt updatedAt position accountOwnerId } }\
          """;
      case NESTED ->
          """
          query { companies(limit: 60) {
            id name domainName employees
            accountOwner { id userEmail }
            people { id firstName lastName jobTitle city } } }\
          """;
      case FILTER ->
          """
          query ($pattern: String!) {
            people(pattern: $pattern, limit: 20) { id firstName lastName jobTitle city createdAt } }\
          """;
      case CREATE ->
          """
          mutation ($data: CompanyInput!) { createCompany(data: $data) { id name employees createdAt } }\
          """;
      case BY_ID ->
          """
          query ($id: ID!) {
            company(id: $id) {
              id name domainName employees tagline idealCustomerProfile createdAt updatedAt position accountOwnerId } }\
          """;
    };
  }
}
