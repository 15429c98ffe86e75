package io.viginti.data.value;

import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;

/** What whoever gives an input may name in it. */
public interface InputRights {
  /** Everything. */
  InputRights ALL =
      new InputRights() {
        @Override
        public boolean mayUpdate(CatalogObject object) {
          return true;
        }

        @Override
        public boolean mayRead(CatalogField field) {
          return true;
        }

        @Override
        public boolean mayWrite(CatalogField field) {
          return true;
        }
      };

  /** Whether records of the object may be created and changed. */
  boolean mayUpdate(CatalogObject object);

  /** Whether the field may tell a record. */
  boolean mayRead(CatalogField field);

  /** Whether the field may be given. */
  boolean mayWrite(CatalogField field);
}
