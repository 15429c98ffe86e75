package io.viginti.contracts.shape;

/** The PostgreSQL types a record's column may have. */
public enum ColumnType {
  UUID("uuid"),
  TEXT("text"),
  BOOLEAN("boolean"),
  DATE("date"),
  TIMESTAMPTZ("timestamptz"),
  INTEGER("integer"),
  BIGINT("bigint"),
  DOUBLE("double precision"),
  NUMERIC("numeric"),
  JSONB("jsonb"),
  TEXT_ARRAY("text[]"),
  TSVECTOR("tsvector");

  private final String sql;

  ColumnType(String sql) {
    this.sql = sql;
  }

  /** The type as PostgreSQL spells it. */
  public String sql() {
    return sql;
  }
}
