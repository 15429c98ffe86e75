package io.viginti.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The rows of a workspace once more, in the tables a team would make for such a server by hand:
 * schema {@code peer}, only the columns that the scenarios name, and the indexes these need.
 */
final class PeerTables {
  static final String SCHEMA = "peer";

  private PeerTables() {}

  /** Copies the workspace's rows; does nothing where they have been copied. */
  static void load(Connection connection, String workspace) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet there = statement.executeQuery("select to_regclass('peer.opportunity')")) {
        there.next();
        if (there.getString(1) != null) {
          return;
        }
      }
      statement.execute("begin");
      statement.execute("create schema peer");
      statement.execute(MEMBER);
      statement.execute(COMPANY);
      statement.execute(PERSON);
      statement.execute(OPPORTUNITY);
      for (String copy : COPIES) {
        statement.execute(copy.formatted(workspace));
      }
      for (String index : INDEXES) {
        statement.execute(index);
      }
      statement.execute("commit");
      for (String table : TABLES) {
        statement.execute("vacuum analyze peer." + table);
      }
    }
  }

  private static final String[] TABLES = {"member", "company", "person", "opportunity"};

  private static final String MEMBER =
      "create table peer.member (id uuid primary key default uuidv7(), user_email text)";

  private static final String COMPANY =
      """
      create table peer.company (
        id uuid primary key default uuidv7(),
        name text collate "und-x-icu" not null,
        domain_name text, employees integer, tagline text,
        ideal_customer_profile boolean not null default false,
        created_at timestamptz not null default clock_timestamp(),
        updated_at timestamptz not null default clock_timestamp(),
        position double precision not null default 0,
        account_owner_id uuid references peer.member)\
      """;

  private static final String PERSON =
      """
      create table peer.person (
        id uuid primary key default uuidv7(),
        first_name text, last_name text, job_title text, city text,
        created_at timestamptz not null default clock_timestamp(),
        company_id uuid references peer.company)\
      """;

  private static final String OPPORTUNITY =
      """
      create table peer.opportunity (
        id uuid primary key default uuidv7(),
        name text not null, stage text,
        company_id uuid references peer.company)\
      """;

  private static final String[] COPIES = {
    "insert into peer.member select id, \"userEmail\" from %s.\"workspaceMembers\"",
    """
    insert into peer.company select id, name, "domainName", employees, tagline,
      coalesce("idealCustomerProfile", false), "createdAt", "updatedAt", position, "accountOwnerId"
    from %s.companies order by id\
    """,
    """
    insert into peer.person select id, "nameFirstName", "nameLastName", "jobTitle", city, "createdAt", "companyId"
    from %s.people order by id\
    """,
    "insert into peer.opportunity select id, name, stage, \"companyId\" from %s.opportunities order"
        + " by id"
  };

  private static final String[] INDEXES = {
    "create index on peer.company (name, id)",
    "create index on peer.company (account_owner_id)",
    "create index on peer.person (company_id, id)",
    "create index on peer.person (created_at, id)",
    "create index on peer.person using gin (last_name gin_trgm_ops)",
    "create index on peer.opportunity (company_id)"
  };
}
