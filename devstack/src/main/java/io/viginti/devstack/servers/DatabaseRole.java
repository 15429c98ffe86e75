package io.viginti.devstack.servers;

/** The database roles of the services, each with the one PostgreSQL schema it owns. */
public enum DatabaseRole {
  AUTH("core"),
  METADATA("metadata"),
  DATA("records"),
  MESSAGING("messaging"),
  CALENDAR("calendar"),
  WORKFLOW("workflow"),
  BILLING("billing");

  private final String schema;

  DatabaseRole(String schema) {
    this.schema = schema;
  }

  /** Name of the role in PostgreSQL. */
  public String roleName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The schema it owns. */
  public String schema() {
    return schema;
  }
}
