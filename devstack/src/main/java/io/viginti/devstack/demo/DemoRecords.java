package io.viginti.devstack.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.devstack.api.DerivedId;
import io.viginti.devstack.api.GatewayClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** 50 companies, 200 people, 30 opportunities out of a fixed seed: the same on every machine. */
record DemoRecords(
    List<ObjectNode> companies, List<ObjectNode> people, List<ObjectNode> opportunities) {

  /**
   * Records of one object, as inputs.
   *
   * @param singular name of the object
   */
  record Rows(String singular, String plural, List<ObjectNode> rows) {
    Rows {
      rows = List.copyOf(rows);
    }
  }

  private static final long SEED = 20;
  private static final int COMPANIES = 50;
  private static final int PEOPLE = 200;
  private static final int OPPORTUNITIES = 30;
  private static final UUID NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

  private static final List<String> FIRST_WORDS =
      List.of(
          "Amber", "Birch", "Cobalt", "Delta", "Ember", "Fjord", "Granite", "Harbor", "Indigo",
          "Juniper");
  private static final List<String> SECOND_WORDS =
      List.of("Logistics", "Robotics", "Foods", "Energy", "Software");
  private static final List<String> TAGLINES =
      List.of("Wherever you have to be", "Made to last", "Closer to the harvest", "Power, quietly");
  private static final List<String> FIRST_NAMES =
      List.of(
          "Ada",
          "Björn",
          "Chiara",
          "Dmitri",
          "Élodie",
          "Farid",
          "Grace",
          "Hiroshi",
          "Ines",
          "Jonas",
          "Katarzyna",
          "Liam",
          "Maya",
          "Nkechi",
          "Óscar",
          "Priya",
          "Quentin",
          "Rosa",
          "Søren",
          "Tomás");
  private static final List<String> LAST_NAMES =
      List.of(
          "Almeida",
          "Bergström",
          "Castillo",
          "Dubois",
          "Eriksen",
          "Fischer",
          "García",
          "Hansen",
          "Ivanova",
          "Jansen");
  private static final List<String> CITIES =
      List.of("Paris", "Berlin", "Lisboa", "Kraków", "Oslo", "Toronto", "Kyoto", "Nairobi");
  private static final List<String> TITLES =
      List.of("Head of Sales", "Engineer", "Founder", "Account Executive", "Office Manager");
  private static final List<String> STAGES =
      List.of("NEW", "SCREENING", "MEETING", "PROPOSAL", "CUSTOMER");
  private static final List<String> OCCASIONS =
      List.of("Annual contract", "Pilot", "Renewal", "Expansion", "Support plan");

  /**
   * All records, in the order in which they can be created.
   *
   * @param member id of the demo user's workspace member
   * @param board id of the view of opportunities by stage
   */
  static List<Rows> all(String member, String board) {
    DemoRecords records = make();
    records.companies.forEach(company -> company.put("accountOwnerId", member));
    records.opportunities.forEach(opportunity -> opportunity.put("ownerId", member));
    List<Rows> all = new ArrayList<>();
    all.add(new Rows("company", "companies", records.companies));
    all.add(new Rows("person", "people", records.people));
    all.add(new Rows("opportunity", "opportunities", records.opportunities));
    all.addAll(new DemoActivities(member, board).make());
    return all;
  }

  static DemoRecords make() {
    Random random = new Random(SEED);
    List<ObjectNode> companies = new ArrayList<>();
    for (int i = 0; i < COMPANIES; i++) {
      companies.add(company(i, random));
    }
    List<ObjectNode> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(person(i, random));
    }
    List<ObjectNode> opportunities = new ArrayList<>();
    for (int i = 0; i < OPPORTUNITIES; i++) {
      opportunities.add(opportunity(i, random));
    }
    return new DemoRecords(companies, people, opportunities);
  }

  private static ObjectNode company(int i, Random random) {
    String name =
        FIRST_WORDS.get(i % FIRST_WORDS.size())
            + " "
            + SECOND_WORDS.get(i / FIRST_WORDS.size() % SECOND_WORDS.size());
    ObjectNode company = GatewayClient.variables();
    company.put("id", id("company", i));
    company.put("name", name);
    company.put(
        "domainName", "https://" + name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".example");
    company.put("tagline", TAGLINES.get(i % TAGLINES.size()));
    company
        .putObject("linkedinLink")
        .put(
            "primaryLinkUrl",
            "https://www.linkedin.com/company/" + name.toLowerCase(Locale.ROOT).replace(' ', '-'));
    company.put("employees", 5 + random.nextInt(5000));
    company.put("idealCustomerProfile", random.nextBoolean());
    company.putObject("address").put("addressCity", pick(CITIES, random));
    company
        .putObject("annualRevenue")
        .put("amountMicros", Long.toString((1 + random.nextInt(900)) * 1_000_000_000_000L / 10))
        .put("currencyCode", "EUR");
    return company;
  }

  private static ObjectNode person(int i, Random random) {
    String first = FIRST_NAMES.get(i % FIRST_NAMES.size());
    String last = LAST_NAMES.get(i / FIRST_NAMES.size() % LAST_NAMES.size());
    ObjectNode person = GatewayClient.variables();
    person.put("id", id("person", i));
    person.putObject("name").put("firstName", first).put("lastName", last);
    person.putObject("emails").put("primaryEmail", "person" + (i + 1) + "@demo.example");
    person.put("jobTitle", pick(TITLES, random));
    person.put("city", pick(CITIES, random));
    person.put("companyId", id("company", random.nextInt(COMPANIES)));
    return person;
  }

  private static ObjectNode opportunity(int i, Random random) {
    ObjectNode opportunity = GatewayClient.variables();
    opportunity.put("id", id("opportunity", i));
    opportunity.put("name", pick(OCCASIONS, random) + " " + (i + 1));
    opportunity
        .putObject("amount")
        .put("amountMicros", Long.toString((1 + random.nextInt(500)) * 1_000_000_000L))
        .put("currencyCode", "EUR");
    opportunity.put(
        "closeDate", String.format(Locale.ROOT, "2027-%02d-15T12:00:00Z", 1 + random.nextInt(12)));
    opportunity.put("stage", STAGES.get(i % STAGES.size()));
    opportunity.put("companyId", id("company", random.nextInt(COMPANIES)));
    opportunity.put("pointOfContactId", id("person", random.nextInt(PEOPLE)));
    return opportunity;
  }

  static String id(String object, int index) {
    return DerivedId.of(NAMESPACE, "viginti-demo:" + object + ":" + index).toString();
  }

  private static String pick(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
