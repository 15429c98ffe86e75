package io.viginti.catalog;

/** A root field of the record part of the schema and the object it works on. */
public record RootField(Kind kind, CatalogObject object) {
  /** What is served; see the public API for arguments and answers. */
  public enum Kind {
    ONE(false),
    MANY(false),
    /** A page of the list, with cursors. */
    CONNECTION(false),
    /** Figures over the list. */
    AGGREGATE(false),
    /** The same per group. */
    GROUP_BY(false),
    /** For each of given records those that are the same by the object's criteria. */
    DUPLICATES(false),
    CREATE(true),
    CREATE_MANY(true),
    UPDATE(true),
    UPDATE_MANY(true),
    DELETE(true),
    DELETE_MANY(true),
    RESTORE(true),
    RESTORE_MANY(true),
    DESTROY(true),
    DESTROY_MANY(true),
    MERGE(true);

    private final boolean isMutation;

    Kind(boolean isMutation) {
      this.isMutation = isMutation;
    }

    public boolean isMutation() {
      return isMutation;
    }

    /** Whether it only updates records: allowed on objects that are kept by the server. */
    boolean isUpdate() {
      return this == UPDATE || this == UPDATE_MANY;
    }

    /** Whether the answer is a list of records. */
    public boolean isList() {
      return switch (this) {
        case MANY, CREATE_MANY, UPDATE_MANY, DELETE_MANY, RESTORE_MANY, DESTROY_MANY -> true;
        case ONE,
            CONNECTION,
            AGGREGATE,
            GROUP_BY,
            DUPLICATES,
            CREATE,
            UPDATE,
            DELETE,
            RESTORE,
            DESTROY,
            MERGE ->
            false;
      };
    }
  }

  public String name() {
    ObjectNames names = object.names();
    return switch (kind) {
      case ONE -> names.one();
      case MANY -> names.many();
      case CONNECTION -> names.connection();
      case AGGREGATE -> names.aggregate();
      case GROUP_BY -> names.groupBy();
      case DUPLICATES -> names.duplicates();
      case CREATE -> names.create();
      case CREATE_MANY -> names.createMany();
      case UPDATE -> names.update();
      case UPDATE_MANY -> names.updateMany();
      case DELETE -> names.delete();
      case DELETE_MANY -> names.deleteMany();
      case RESTORE -> names.restore();
      case RESTORE_MANY -> names.restoreMany();
      case DESTROY -> names.destroy();
      case DESTROY_MANY -> names.destroyMany();
      case MERGE -> names.merge();
    };
  }
}
