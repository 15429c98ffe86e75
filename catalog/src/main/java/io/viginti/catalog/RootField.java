package io.viginti.catalog;

/** A root field of the record part of the schema and the object it works on. */
public record RootField(Kind kind, CatalogObject object) {
  /** What is served; see the public API for arguments and answers. */
  public enum Kind {
    ONE(false),
    MANY(false),
    /** A page of the list, with cursors. */
    CONNECTION(false),
    CREATE(true),
    CREATE_MANY(true),
    UPDATE(true),
    DELETE(true),
    RESTORE(true),
    DESTROY(true);

    private final boolean isMutation;

    Kind(boolean isMutation) {
      this.isMutation = isMutation;
    }

    public boolean isMutation() {
      return isMutation;
    }

    /** Whether the answer is a list of records. */
    public boolean isList() {
      return this == MANY || this == CREATE_MANY;
    }
  }

  public String name() {
    ObjectNames names = object.names();
    return switch (kind) {
      case ONE -> names.one();
      case MANY -> names.many();
      case CONNECTION -> names.connection();
      case CREATE -> names.create();
      case CREATE_MANY -> names.createMany();
      case UPDATE -> names.update();
      case DELETE -> names.delete();
      case RESTORE -> names.restore();
      case DESTROY -> names.destroy();
    };
  }
}
