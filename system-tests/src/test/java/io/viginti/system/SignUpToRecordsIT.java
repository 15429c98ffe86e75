package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The main job end to end: a fresh workspace, a custom object with every field type, records. */
@Order(1)
class SignUpToRecordsIT {
  private static Workspace workspace;
  private static String companyId;
  private static String shipId;

  private static final String SHIP =
      """
      id name createdAt updatedAt deletedAt position
      createdBy { source name workspaceMemberId }
      motto crew tonnage fuel price isSeaworthy launched lastSeen hull
      shipClass captain { firstName lastName } cost { amountMicros currencyCode } page
      links { primaryLinkLabel primaryLinkUrl secondaryLinks { label url } }
      emails { primaryEmail additionalEmails }
      phones { primaryPhoneNumber primaryPhoneCountryCode primaryPhoneCallingCode additionalPhones }
      berth { addressStreet1 addressCity addressPostcode addressCountry addressLat addressLng }
      extra log { blocknote markdown }
      ownerId owner { id name }
      cargoCompanyId cargoCompany { name } cargoPersonId cargoPerson { id }
      """;

  @BeforeAll
  static void makesAnObjectWithEveryFieldType() {
    workspace = Workspace.signUp(RunningMesh.gateway(), "Harbour");
    companyId = workspace.createCompany("Ångström Ltd");
    String ship = workspace.createObject("ship", "ships");
    workspace.createField(ship, "motto", "TEXT");
    workspace.createField(ship, "crew", "NUMBER");
    workspace.createField(
        ship, "tonnage", "NUMBER", Map.of("settings", Map.of("dataType", "float")));
    workspace.createField(ship, "fuel", "NUMBER", Map.of("settings", Map.of("dataType", "bigint")));
    workspace.createField(ship, "price", "NUMERIC");
    workspace.createField(ship, "isSeaworthy", "BOOLEAN");
    workspace.createField(ship, "launched", "DATE");
    workspace.createField(ship, "lastSeen", "DATE_TIME");
    workspace.createField(ship, "hull", "UUID");
    workspace.createField(
        ship,
        "shipClass",
        "SELECT",
        Map.of(
            "options",
            List.of(
                Map.of("value", "SLOOP", "label", "Sloop"),
                Map.of("value", "BRIG", "label", "Brig"),
                Map.of("value", "ARK", "label", "Ark"))));
    workspace.createField(ship, "captain", "FULL_NAME");
    workspace.createField(ship, "cost", "CURRENCY");
    workspace.createField(ship, "page", "LINK");
    workspace.createField(ship, "links", "LINKS");
    workspace.createField(ship, "emails", "EMAILS");
    workspace.createField(ship, "phones", "PHONES");
    workspace.createField(ship, "berth", "ADDRESS");
    workspace.createField(ship, "extra", "RAW_JSON");
    workspace.createField(ship, "log", "RICH_TEXT");
    workspace.createField(
        ship,
        "owner",
        "RELATION",
        Map.of(
            "relation",
            Map.of(
                "type", "MANY_TO_ONE",
                "targetObjectId", workspace.objectId("company"),
                "targetFieldName", "ships",
                "targetFieldLabel", "Ships")));
    workspace.createField(
        ship,
        "cargo",
        "MORPH_RELATION",
        Map.of(
            "morph",
            Map.of(
                "targetObjectIds",
                List.of(workspace.objectId("company"), workspace.objectId("person")),
                "targetFieldName",
                "cargoShips",
                "targetFieldLabel",
                "Cargo ships")));
    shipId =
        workspace
            .run(
                "mutation($d: ShipCreateInput!) { createShip(data: $d) { " + SHIP + " } }",
                "d",
                input())
            .path("createShip")
            .path("id")
            .asText();
  }

  private static Map<String, Object> input() {
    return Map.ofEntries(
        Map.entry("name", "Beagle"),
        Map.entry("motto", "Zoë's 'Ark' \\ 😀 %_"),
        Map.entry("crew", 74),
        Map.entry("tonnage", 235.25),
        Map.entry("fuel", "9007199254740993"),
        Map.entry("price", "12345678901234567890.123456789"),
        Map.entry("isSeaworthy", true),
        Map.entry("launched", "1820-05-11"),
        Map.entry("lastSeen", "1870-02-28T12:00:00.123456+01:00"),
        Map.entry("hull", "01900000-0000-7000-8000-000000000001"),
        Map.entry("shipClass", "BRIG"),
        Map.entry("captain", Map.of("firstName", "Robert", "lastName", "FitzRoy")),
        Map.entry("cost", Map.of("amountMicros", "7803000000", "currencyCode", "GBP")),
        Map.entry("page", "https://example.org/beagle"),
        Map.entry(
            "links",
            Map.of(
                "primaryLinkLabel", "Log",
                "primaryLinkUrl", "https://example.org/log",
                "secondaryLinks",
                    List.of(Map.of("label", "Map", "url", "https://example.org/map")))),
        Map.entry(
            "emails",
            Map.of(
                "primaryEmail",
                "beagle@example.org",
                "additionalEmails",
                List.of("crew@example.org"))),
        Map.entry(
            "phones",
            Map.of(
                "primaryPhoneNumber", "2071234567",
                "primaryPhoneCountryCode", "GB",
                "primaryPhoneCallingCode", "+44")),
        Map.entry(
            "berth",
            Map.of("addressCity", "Plymouth", "addressCountry", "GB", "addressLat", "50.37")),
        Map.entry("extra", Map.of("finches", List.of(1, 2.5, "three"), "none", Map.of())),
        Map.entry("log", Map.of("markdown", "# Day 1\n\nRain.")),
        Map.entry("ownerId", companyId),
        Map.entry("cargoCompanyId", companyId));
  }

  private static JsonNode ship() {
    return workspace
        .run("query($id: ID) { ship(id: $id) { " + SHIP + " } }", "id", shipId)
        .path("ship");
  }

  @Test
  void answersEveryFieldAsItWasGiven() {
    JsonNode ship = ship();

    assertThat(ship.path("motto").asText()).isEqualTo("Zoë's 'Ark' \\ 😀 %_");
    assertThat(ship.path("crew").asInt()).isEqualTo(74);
    assertThat(ship.path("tonnage").asDouble()).isEqualTo(235.25);
    assertThat(ship.path("fuel").asText()).isEqualTo("9007199254740993");
    assertThat(ship.path("fuel").isTextual()).isTrue();
    assertThat(ship.path("price").asText()).isEqualTo("12345678901234567890.123456789");
    assertThat(ship.path("isSeaworthy").asBoolean()).isTrue();
    assertThat(ship.path("launched").asText()).isEqualTo("1820-05-11");
    assertThat(ship.path("lastSeen").asText())
        .startsWith("1870-02-28T11:00:00.123456")
        .endsWith("Z");
    assertThat(ship.path("hull").asText()).isEqualTo("01900000-0000-7000-8000-000000000001");
    assertThat(ship.path("shipClass").asText()).isEqualTo("BRIG");
    assertThat(ship.path("captain").path("lastName").asText()).isEqualTo("FitzRoy");
    assertThat(ship.path("cost").path("amountMicros").asText()).isEqualTo("7803000000");
    assertThat(ship.path("page").asText()).isEqualTo("https://example.org/beagle");
    assertThat(ship.path("links").path("secondaryLinks").get(0).path("label").asText())
        .isEqualTo("Map");
    assertThat(ship.path("emails").path("additionalEmails").get(0).asText())
        .isEqualTo("crew@example.org");
    assertThat(ship.path("phones").path("primaryPhoneNumber").asText()).isEqualTo("2071234567");
    assertThat(ship.path("berth").path("addressCity").asText()).isEqualTo("Plymouth");
    assertThat(ship.path("berth").path("addressStreet1").isNull()).isTrue();
    assertThat(ship.path("extra").path("finches").get(2).asText()).isEqualTo("three");
    assertThat(ship.path("log").path("markdown").asText()).isEqualTo("# Day 1\n\nRain.");
    assertThat(ship.path("log").path("blocknote").asText()).contains("Rain");
  }

  @Test
  void answersRelationsAndWhoMadeIt() {
    JsonNode ship = ship();

    assertThat(ship.path("owner").path("name").asText()).isEqualTo("Ångström Ltd");
    assertThat(ship.path("ownerId").asText()).isEqualTo(companyId);
    assertThat(ship.path("cargoCompany").path("name").asText()).isEqualTo("Ångström Ltd");
    assertThat(ship.path("cargoPersonId").isNull()).isTrue();
    assertThat(ship.path("cargoPerson").isNull()).isTrue();
    assertThat(ship.path("createdBy").path("source").asText()).isEqualTo("MANUAL");
    assertThat(ship.path("createdBy").path("name").asText()).isEqualTo("Ada Lovelace");
    assertThat(ship.path("deletedAt").isNull()).isTrue();
    JsonNode company =
        workspace
            .run(
                "query($id: ID) { company(id: $id) { ships { name } cargoShips { name } } }",
                "id",
                companyId)
            .path("company");
    assertThat(company.path("ships").get(0).path("name").asText()).isEqualTo("Beagle");
    assertThat(company.path("cargoShips").get(0).path("name").asText()).isEqualTo("Beagle");
  }

  @Test
  void goesTheSameWayOverRest() {
    Api api = workspace.api();
    Answer object =
        api.rest(
            "POST",
            "/rest/metadata/objects",
            "{\"nameSingular\":\"dock\",\"namePlural\":\"docks\",\"labelSingular\":\"Dock\",\"labelPlural\":\"Docks\"}");
    assertThat(object.status()).as(object.text()).isEqualTo(201);
    String objectId = object.body().at("/data/createObject/id").asText();
    Answer field =
        api.rest(
            "POST",
            "/rest/metadata/fields",
            "{\"objectId\":\"%s\",\"name\":\"depth\",\"label\":\"Depth\",\"type\":\"NUMBER\"}"
                .formatted(objectId));
    assertThat(field.status()).as(field.text()).isEqualTo(201);
    String fieldId = field.body().at("/data/createField/id").asText();
    assertThat(api.rest("POST", "/rest/docks", "{\"name\":\"East\",\"depth\":9}").status())
        .isEqualTo(201);
    assertThat(
            api.get("/rest/docks/groupBy?group_by=name&aggregates=max.depth").body().at("/data/0"))
        .hasToString("{\"key\":[\"East\"],\"count\":1,\"max\":{\"depth\":9}}");

    assertThat(
            api.rest("PATCH", "/rest/metadata/fields/" + fieldId, "{\"label\":\"Draught\"}")
                .body()
                .at("/data/updateField/label")
                .asText())
        .isEqualTo("Draught");
    assertThat(api.get("/rest/metadata/fields?object_id=" + objectId).text()).contains("Draught");
    Answer unknown =
        api.rest(
            "PATCH", "/rest/metadata/objects/" + objectId, "{\"ghost\":1,\"isActive\":\"no\"}");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.body().path("problems")).hasSize(2);
    assertThat(unknown.body().at("/problems/0/path")).hasToString("[\"ghost\"]");
    Answer index =
        api.rest(
            "POST",
            "/rest/metadata/indexes",
            "{\"objectId\":\"%s\",\"fields\":[\"depth\"]}".formatted(objectId));
    assertThat(index.status()).as(index.text()).isEqualTo(201);
    String indexId = index.body().at("/data/createIndex/id").asText();
    assertThat(api.get("/rest/metadata/indexes/" + indexId).body().at("/data/index/objectId"))
        .hasToString("\"" + objectId + "\"");
    assertThat(api.rest("DELETE", "/rest/metadata/indexes/" + indexId, "").status()).isEqualTo(200);
    assertThat(api.get("/rest/metadata/index/" + indexId).status()).isEqualTo(400);
    assertThat(api.get("/rest/dock/groupBy?group_by=name").text()).contains("/rest/docks/groupBy");
    assertThat(api.get("/rest/open-api/core").text()).contains("/metadata/fields/{id}");
    assertThat(api.rest("DELETE", "/rest/metadata/objects/" + objectId, "").status())
        .isEqualTo(200);
    assertThat(api.get("/rest/docks").status()).isEqualTo(404);
  }

  @Test
  void findsItByEveryField() {
    List<String> filters =
        List.of(
            "{motto: {contains: \"%_\"}}",
            "{motto: {ilike: \"zoë%\"}}",
            "{crew: {gte: 74, lt: 75}}",
            "{tonnage: {gt: 235.2}}",
            "{fuel: {eq: \"9007199254740993\"}}",
            "{price: {gt: 12345678901234567890}}",
            "{isSeaworthy: {eq: true}}",
            "{launched: {lte: \"1820-05-11\"}}",
            "{lastSeen: {eq: \"1870-02-28T11:00:00.123456Z\"}}",
            "{hull: {in: [\"01900000-0000-7000-8000-000000000001\"]}}",
            "{shipClass: {in: [BRIG, ARK]}}",
            "{captain: {lastName: {startsWith: \"Fitz\"}}}",
            "{cost: {amountMicros: {gt: \"1\"}, currencyCode: {eq: \"GBP\"}}}",
            "{page: {endsWith: \"beagle\"}}",
            "{links: {primaryLinkUrl: {like: \"%log\"}}}",
            "{emails: {primaryEmail: {eq: \"beagle@example.org\"}}}",
            "{phones: {primaryPhoneCountryCode: {eq: \"GB\"}}}",
            "{berth: {addressCity: {iregex: \"^plym\"}, addressStreet1: {is: NULL}}}",
            "{extra: {is: NOT_NULL}}",
            "{log: {markdown: {contains: \"Rain\"}}}",
            "{owner: {name: {eq: \"Ångström Ltd\"}}}",
            "{ownerId: {eq: \"" + companyId + "\"}}",
            "{cargoCompany: {name: {is: NOT_NULL}}}",
            "{cargoPersonId: {is: NULL}}",
            "{createdBy: {source: {eq: MANUAL}}}",
            "{and: [{crew: {eq: 74}}, {not: {crew: {eq: 75}}}, {or: [{name: {eq: \"x\"}}, {name:"
                + " {eq: \"Beagle\"}}]}]}");
    for (int from = 0; from < filters.size(); from += 13) {
      StringBuilder query = new StringBuilder("{");
      for (int i = from; i < Math.min(from + 13, filters.size()); i++) {
        query.append(" f%d: ships(filter: %s) { id }".formatted(i, filters.get(i)));
      }
      workspace
          .run(query + " }")
          .properties()
          .forEach(
              entry ->
                  assertThat(entry.getValue())
                      .as(filters.get(Integer.parseInt(entry.getKey().substring(1))))
                      .hasSize(1));
    }
  }

  @Test
  void ordersAndPages() {
    Workspace own = Workspace.signUp(RunningMesh.gateway(), "Order");
    String acme = own.createCompany("Acme");
    own.run(
        "mutation($d: [PersonCreateInput!]!) { createPeople(data: $d) { id } }",
        "d",
        List.of(
            Map.of("name", Map.of("lastName", "Zebra"), "companyId", acme, "city", "a"),
            Map.of("name", Map.of("lastName", "apple"), "city", "a"),
            Map.of("name", Map.of("lastName", "éclair"), "city", "b")));

    JsonNode data =
        own.run(
            """
            {
              byName: people(orderBy: [{name: {lastName: AscNullsLast}}]) { name { lastName } }
              byCompany: people(orderBy: [{company: {name: DescNullsLast}}, {name: {lastName: DescNullsLast}}]) { name { lastName } }
              page: people(orderBy: [{city: AscNullsLast}, {name: {lastName: AscNullsLast}}], limit: 1, offset: 1) { name { lastName } }
            }\
            """);

    assertThat(lastNames(data.path("byName"))).containsExactly("apple", "éclair", "Zebra");
    assertThat(lastNames(data.path("byCompany"))).containsExactly("Zebra", "éclair", "apple");
    assertThat(lastNames(data.path("page"))).containsExactly("Zebra");
  }

  private static List<String> lastNames(JsonNode people) {
    List<String> names = new java.util.ArrayList<>();
    people.forEach(person -> names.add(person.path("name").path("lastName").asText()));
    return names;
  }

  @Test
  void updatesDeletesRestoresAndDestroys() {
    Workspace own = Workspace.signUp(RunningMesh.gateway(), "Life");
    String id = own.createCompany("Acme");
    JsonNode updated =
        own.run(
                "mutation($id: ID!) { updateCompany(id: $id, data: {employees: 7, annualRevenue:"
                    + " {currencyCode: \"EUR\"}}) { name employees annualRevenue { amountMicros"
                    + " currencyCode } } }",
                "id",
                id)
            .path("updateCompany");
    assertThat(updated.path("name").asText()).isEqualTo("Acme");
    assertThat(updated.path("employees").asInt()).isEqualTo(7);
    assertThat(updated.path("annualRevenue").path("currencyCode").asText()).isEqualTo("EUR");

    own.run("mutation($id: ID!) { deleteCompany(id: $id) { id deletedAt } }", "id", id);
    assertThat(
            own.run("query($id: ID) { company(id: $id) { id } }", "id", id)
                .path("company")
                .isNull())
        .isTrue();
    assertThat(
            own.run("{ companies(filter: {deletedAt: {is: NOT_NULL}}) { id } }").path("companies"))
        .hasSize(1);

    own.run("mutation($id: ID!) { restoreCompany(id: $id) { id } }", "id", id);
    own.send("mutation($id: ID!) { restoreCompany(id: $id) { id } }", "id", id)
        .refused("NOT_FOUND");
    own.run("mutation($id: ID!) { destroyCompany(id: $id) { id } }", "id", id);
    assertThat(
            own.run("{ companies(filter: {deletedAt: {is: NOT_NULL}}) { id } }").path("companies"))
        .isEmpty();
    own.send("mutation($id: ID!) { deleteCompany(id: $id) { id } }", "id", id).refused("NOT_FOUND");
  }

  @Test
  void keepsTheActivityFeedOfEachWrite() {
    Workspace own = Workspace.signUp(RunningMesh.gateway(), "Feed");
    String id = own.createCompany("Acme");
    own.run("mutation($id: ID!) { updateCompany(id: $id, data: {employees: 1}) { id } }", "id", id);
    own.run("mutation($id: ID!) { deleteCompany(id: $id) { id } }", "id", id);
    own.run("mutation($id: ID!) { restoreCompany(id: $id) { id } }", "id", id);

    JsonNode feed =
        Await.until(
            Duration.ofSeconds(30),
            () ->
                own.run(
                        "query($id: ID!) { timelineActivities(filter: {targetCompanyId: {eq: $id}},"
                            + " orderBy: [{happensAt: AscNullsLast}]) { name linkedRecordName"
                            + " properties } }",
                        "id",
                        id)
                    .path("timelineActivities"),
            activities -> activities.size() >= 4);

    assertThat(feed).hasSize(4);
    assertThat(feed.findValuesAsText("name"))
        .satisfiesExactly(
            name -> assertThat(name).containsIgnoringCase("created"),
            name -> assertThat(name).containsIgnoringCase("updated"),
            name -> assertThat(name).containsIgnoringCase("deleted"),
            name -> assertThat(name).containsIgnoringCase("restored"));
  }

  @Test
  void refusesWhatBreaksARule() {
    Workspace own = Workspace.signUp(RunningMesh.gateway(), "Rules");
    own.run(
        "mutation { createCompany(data: {name: \"A\", domainName: \"https://a.example\"}) { id }"
            + " }");

    own.send(
            "mutation { createCompany(data: {name: \"B\", domainName: \"https://a.example\"}) { id"
                + " } }")
        .refused("UNIQUE_VIOLATION");
    own.send("mutation { createCompany(data: {}) { id } }").refused("BAD_USER_INPUT");
    own.send("mutation { createCompany(data: {name: \"C\", domainName: \"nonsense\"}) { id } }")
        .refused("BAD_USER_INPUT");
    own.send(
            "mutation($id: ID!) { createPerson(data: {companyId: $id}) { id } }",
            "id",
            UUID.randomUUID())
        .refused("BAD_USER_INPUT");
    own.send(
            "mutation($id: ID!) { updateCompany(id: $id, data: {tagline: \"x\"}) { id } }",
            "id",
            UUID.randomUUID())
        .refused("NOT_FOUND");
    own.send(
            "mutation { createCompanies(data: [{name: \"D\"}, {name: \"E\", domainName:"
                + " \"https://a.example\"}]) { id } }")
        .refused("UNIQUE_VIOLATION");
    assertThat(own.run("{ companies { name } }").path("companies")).hasSize(1);
  }

  @Test
  void followsARenamedAndADeletedField() {
    Workspace own = Workspace.signUp(RunningMesh.gateway(), "Rename");
    String object = own.createObject("machine", "machines");
    String field = own.createField(object, "wheels", "NUMBER");
    own.run("mutation { createMachine(data: {name: \"Engine\", wheels: 25000}) { id } }");

    own.run(
        "mutation($id: ID!) { updateField(id: $id, data: {name: \"cogs\"}) { name } }",
        "id",
        field);
    assertThat(own.run("{ machines { cogs } }").path("machines").get(0).path("cogs").asInt())
        .isEqualTo(25000);
    own.send("{ machines { wheels } }").refused("BAD_USER_INPUT");

    own.run("mutation($id: ID!) { deleteField(id: $id) { id } }", "id", field);
    own.send("{ machines { cogs } }").refused("BAD_USER_INPUT");
    own.run("mutation($id: ID!) { deleteObject(id: $id) { id } }", "id", object);
    own.send("{ machines { name } }").refused("BAD_USER_INPUT");
  }

  @Test
  void keepsTheSchemaVersionOfTheWorkspace() {
    Workspace own = Workspace.signUp(RunningMesh.gateway(), "Version");
    int before = own.run("{ schemaVersion }").path("schemaVersion").asInt();
    own.createObject("gadget", "gadgets");
    int after = own.run("{ schemaVersion }").path("schemaVersion").asInt();

    assertThat(after).isGreaterThan(before);
    ObjectNode listed =
        (ObjectNode) own.run("{ objects { nameSingular isCustom fields { name type } } }");
    assertThat(listed.path("objects").findValuesAsText("nameSingular"))
        .contains("gadget", "company");
  }
}
