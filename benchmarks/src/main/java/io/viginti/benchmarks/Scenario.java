package io.viginti.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.devstack.api.GatewayClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What the data path is measured with. */
enum Scenario {
  /** A page of a table view. */
  LIST(
      "a: 60 companies × 10 scalars, ordered by name",
      """
      query { companies(orderBy: [{name: AscNullsLast}], limit: 60) {
        id name domainName employees tagline idealCustomerProfile createdAt updatedAt position accountOwnerId } }\
      """,
      new Goals(0.65, 6),
      1,
      i -> GatewayClient.variables()),

  /** The same with what hangs on it: one to-one and one to-many level. */
  NESTED(
      "b: 60 companies with 10 people each and the account owner",
      """
      query { companies(orderBy: [{name: AscNullsLast}], limit: 60) {
        id name domainName employees
        accountOwner { id userEmail }
        people(orderBy: [{createdAt: AscNullsLast}], limit: 10) { id name { firstName lastName } jobTitle city } } }\
      """,
      new Goals(0.65, 3.4),
      1,
      i -> GatewayClient.variables()),

  /** What a search box sends. */
  FILTER(
      "c: people filtered ilike (20 patterns), ordered, 20 rows",
      """
      query ($pattern: String!) {
        people(filter: {name: {lastName: {ilike: $pattern}}}, orderBy: [{createdAt: DescNullsLast}], limit: 20) {
          id name { firstName lastName } jobTitle city createdAt } }\
      """,
      new Goals(0.5, 2),
      20,
      i ->
          GatewayClient.variables()
              .put("pattern", "%" + Dataset.lastName(i * 97).toLowerCase(Locale.ROOT) + "%")),

  /** A record with a few fields. */
  CREATE(
      "d: createCompany",
      """
      mutation ($data: CompanyCreateInput!) {
        createCompany(data: $data) { id name employees createdAt } }\
      """,
      new Goals(0.45, 1.7),
      1,
      i -> created()),

  /** A record page's head. */
  BY_ID(
      "e: company by id",
      """
      query ($id: ID!) {
        company(id: $id) {
          id name domainName employees tagline idealCustomerProfile createdAt updatedAt position accountOwnerId } }\
      """,
      new Goals(0.3, 2.3),
      20,
      i -> GatewayClient.variables().put("id", Dataset.companyId(1 + i * 4_999).toString()));

  private final String title;
  private final String document;
  private final Goals goals;
  private final int variants;
  private final IntFunction<ObjectNode> variables;

  /** How many times Viginti's CPU the others' should be. */
  record Goals(double pgbench, double postGraphile) {}

  Scenario(
      String title, String document, Goals goals, int variants, IntFunction<ObjectNode> variables) {
    this.title = title;
    this.document = document;
    this.goals = goals;
    this.variants = variants;
    this.variables = variables;
  }

  /** Last by name, so that a list by name stays as it is. */
  private static ObjectNode created() {
    ObjectNode data =
        GatewayClient.variables()
            .put("name", "Zz created")
            .put("employees", 12)
            .put("tagline", "new");
    ObjectNode variables = GatewayClient.variables();
    variables.set("data", data);
    return variables;
  }

  String title() {
    return title;
  }

  /** Its name among the options. */
  char letter() {
    return (char) ('a' + ordinal());
  }

  Goals goals() {
    return goals;
  }

  String document() {
    return document;
  }

  boolean isWrite() {
    return this == CREATE;
  }

  /** The variables of its requests, which are sent in turn. */
  List<ObjectNode> variables() {
    return new ArrayList<>(IntStream.range(0, variants).mapToObj(variables).toList());
  }
}
