package io.viginti.contracts.shape;

/** The field types of the public API, by their public names. */
public enum FieldType {
  UUID,
  TEXT,
  PHONE,
  EMAIL,
  NUMERIC,
  NUMBER,
  BOOLEAN,
  DATE_TIME,
  DATE,
  SELECT,
  MULTI_SELECT,
  CURRENCY,
  LINK,
  LINKS,
  FULL_NAME,
  ADDRESS,
  RATING,
  RELATION,
  RICH_TEXT,
  PHONES,
  EMAILS,
  ARRAY,
  RAW_JSON,
  ACTOR,
  POSITION,
  FILES,
  MORPH_RELATION,
  TS_VECTOR
}
