package io.viginti.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * The rows that are measured: 100,000 companies, 200,000 people, 50,000 opportunities, the same in
 * every run. They are put into the tables of a workspace that the API made; everything else
 * (tables, indexes) is as the services made it.
 */
final class Dataset {
  static final int COMPANIES = 100_000;
  static final int PEOPLE = 200_000;
  static final int OPPORTUNITIES = 50_000;

  private static final String[] STARTS = {
    "Al", "Bar", "Car", "Dor", "El", "Fen", "Gar", "Hal", "Is", "Jan", "Kel", "Lor", "Mor", "Nel",
    "Or", "Per", "Quin", "Ros", "Sal", "Tor"
  };
  private static final String[] MIDDLES = {
    "an", "ber", "cos", "den", "er", "fri", "gon", "hel", "in", "jor", "kar", "lan", "mun", "nov",
    "os", "pet", "ran", "son", "tin", "vik"
  };
  private static final String[] ENDS = {
    "ain", "berg", "cki", "dale", "ez", "ford", "gaard", "holm", "ina", "ley"
  };

  /** Distinct last names: each is that of 50 people. */
  private static final int LAST_NAMES = STARTS.length * MIDDLES.length * ENDS.length;

  private Dataset() {}

  static UUID companyId(int number) {
    return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
  }

  static UUID personId(int number) {
    return new UUID(0x0190_0000_0000_7001L, 0x8000_0000_0000_0000L | number);
  }

  static String lastName(int number) {
    return STARTS[number % STARTS.length]
        + MIDDLES[number / STARTS.length % MIDDLES.length]
        + ENDS[number / (STARTS.length * MIDDLES.length) % ENDS.length];
  }

  /** Fills the workspace's tables; does nothing where they are filled. */
  static void load(Connection connection, String schema) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (var rows =
          statement.executeQuery("select count(*) from %s.opportunities".formatted(schema))) {
        rows.next();
        if (rows.getInt(1) >= OPPORTUNITIES) {
          return;
        }
      }
      statement.execute("set search_path to " + schema + ", public");
      statement.execute(
          """
          create function pg_temp.id(kind text, n bigint) returns uuid immutable language sql as
          $$ select ('01900000-0000-7' || kind || '-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$\
          """);
      statement.execute(
          "create function pg_temp.pick(words text[], n bigint) returns text immutable language sql"
              + " as $$ select words[1 + n % cardinality(words)] $$");
      statement.execute("truncate companies, people, opportunities cascade");
      statement.execute(companies());
      statement.execute(people());
      statement.execute(opportunities());
      statement.execute("vacuum analyze companies");
      statement.execute("vacuum analyze people");
      statement.execute("vacuum analyze opportunities");
      statement.execute("vacuum analyze \"workspaceMembers\"");
      statement.execute("checkpoint");
    }
  }

  /** {@code n} in an order of its own, so that names and ids do not rise together. */
  private static String mixed(String n, int of) {
    return "((" + n + "::bigint * 7919) % " + of + ")";
  }

  private static String companies() {
    String k = mixed("n", COMPANIES);
    return """
    insert into companies (id, "createdAt", "updatedAt", "createdBySource", "updatedBySource",
      position, name, "domainName", "addressAddressCity", employees, "idealCustomerProfile",
      tagline, "accountOwnerId")
    select pg_temp.id('000', n), at, at, 'IMPORT', 'IMPORT', n,
      initcap(pg_temp.pick(%1$s, k) || pg_temp.pick(%2$s, k / 20)) || ' ' ||
        pg_temp.pick('{Works,Systems,Foods,Labs,Partners,Lines,Energy,Media}', k / 400) || ' ' || k,
      'https://company-' || n || '.example', 'City ' || n %% 500, n %% 5000, n %% 3 = 0,
      'The company of number ' || k, (select id from "workspaceMembers" limit 1)
    from (select n, %3$s as k, timestamptz '2025-01-01' + n * interval '1 minute' as at
          from generate_series(1, %4$d) as n) as numbers\
    """
        .formatted(array(STARTS), array(MIDDLES), k, COMPANIES);
  }

  private static String people() {
    return """
    insert into people (id, "createdAt", "updatedAt", "createdBySource", "updatedBySource",
      position, "nameFirstName", "nameLastName", "emailsPrimaryEmail", "jobTitle", city, "companyId")
    select pg_temp.id('001', n), at, at, 'IMPORT', 'IMPORT', n,
      pg_temp.pick('{Ada,Bo,Charles,Dora,Emil,Fay,Grace,Hugo,Ines,Jon,Kim,Lea,Max,Nora,Otto,Pia,Quentin,Rosa,Sam,Tess}', n / 7),
      pg_temp.pick(%1$s, k) || pg_temp.pick(%2$s, k / 20) || pg_temp.pick(%3$s, k / 400),
      'person-' || n || '@company.example',
      pg_temp.pick('{Engineer,Director,Buyer,Analyst,Assistant,Founder,Designer,Accountant}', n),
      'City ' || n %% 500,
      pg_temp.id('000', case when n <= 20000 then %4$s else 1 + n %% %5$d end)
    from (select n, n %% %6$d as k, timestamptz '2025-01-01' + n * interval '1 minute' as at
          from generate_series(1, %7$d) as n) as numbers\
    """
        .formatted(
            array(STARTS),
            array(MIDDLES),
            array(ENDS),
            firstCompanies(),
            COMPANIES,
            LAST_NAMES,
            PEOPLE);
  }

  /** Those that a list by name shows first have people enough. */
  private static String firstCompanies() {
    return "(select array_agg(number) from (select ('x' || right(id::text, 8))::bit(32)::bigint as"
        + " number from companies order by name collate \"und-x-icu\", id limit 1000) as"
        + " f)[1 + n % 1000]";
  }

  private static String opportunities() {
    return """
    insert into opportunities (id, "createdAt", "updatedAt", "createdBySource", "updatedBySource",
      position, name, "amountAmountMicros", "amountCurrencyCode", stage, "companyId", "pointOfContactId")
    select pg_temp.id('002', n), at, at, 'IMPORT', 'IMPORT', n, 'Opportunity ' || n, n * 1000000.0, 'EUR',
      'NEW', pg_temp.id('000', 1 + n %% %d), pg_temp.id('001', n)
    from (select n, timestamptz '2025-01-01' + n * interval '1 minute' as at
          from generate_series(1, %d) as n) as numbers\
    """
        .formatted(COMPANIES, OPPORTUNITIES);
  }

  private static String array(String[] words) {
    return "'{" + String.join(",", words) + "}'";
  }
}
