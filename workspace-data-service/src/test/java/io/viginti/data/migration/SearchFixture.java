package io.viginti.data.migration;

import static java.util.Map.entry;

import io.viginti.contracts.migration.SearchDocument;
import io.viginti.contracts.migration.SearchDocument.Kind;
import io.viginti.contracts.migration.SearchDocument.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The search of {@code TestShape}, as its migrations would make it. */
public final class SearchFixture {
  private static final Map<String, SearchDocument> DOCUMENTS =
      new TreeMap<>(
          Map.ofEntries(
              entry(
                  "companies",
                  new SearchDocument(texts("name"), texts("domainName", "addressAddressCity"))),
              entry("notes", new SearchDocument(texts("title"), texts("bodyMarkdown"))),
              entry("opportunities", new SearchDocument(texts("name"), List.of())),
              entry(
                  "people",
                  new SearchDocument(
                      texts("nameFirstName", "nameLastName"),
                      Stream.of(
                              texts("emailsPrimaryEmail"),
                              List.of(source(Kind.STRINGS, "emailsAdditionalEmails")),
                              texts("city"))
                          .flatMap(List::stream)
                          .toList())),
              entry(
                  "samples",
                  new SearchDocument(
                      texts("text"),
                      List.of(
                          source(Kind.TEXT, "email"),
                          source(Kind.PHONE, "phone"),
                          source(
                              Kind.PHONE,
                              "phonesPrimaryPhoneCallingCode",
                              "phonesPrimaryPhoneNumber"),
                          source(Kind.PHONES, "phonesAdditionalPhones"),
                          source(Kind.TEXT, "linksPrimaryLinkUrl"),
                          source(Kind.STRINGS, "linksSecondaryLinks"),
                          source(Kind.LIST, "words"),
                          source(Kind.TEXT, "storyMarkdown")))),
              entry(
                  "workspaceMembers",
                  new SearchDocument(texts("nameFirstName", "nameLastName"), List.of()))));

  private SearchFixture() {}

  /** Statements for a schema whose tables are there. */
  public static List<String> install(String schema) {
    SearchDdl search = new SearchDdl(new Ddl(schema));
    List<String> statements = new ArrayList<>(search.createTable());
    DOCUMENTS.forEach((table, document) -> statements.addAll(search.keep(table, document)));
    return statements;
  }

  private static List<Source> texts(String... columns) {
    return Stream.of(columns).map(column -> source(Kind.TEXT, column)).toList();
  }

  private static Source source(Kind kind, String... columns) {
    return new Source(kind, List.of(columns));
  }
}
