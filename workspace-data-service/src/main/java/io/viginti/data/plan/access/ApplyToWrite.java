package io.viginti.data.plan.access;

import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.data.plan.RootPlan;
import io.viginti.data.plan.WriteRights;
import io.viginti.data.query.Change;
import io.viginti.data.value.InputRights;
import io.viginti.platform.error.VigintiException;

/**
 * Whether a role may write at all what a mutation is about. What only the input of a request tells
 * is asked of the {@link WriteRights} that go with the plan.
 */
final class ApplyToWrite {
  private ApplyToWrite() {}

  static RootPlan.Write apply(RootPlan.Write plan, ResolvedAccess access) {
    CatalogObject object = plan.object();
    ObjectAccess may = access.on(object);
    switch (plan.change()) {
      case Change.Create create -> require(may.canUpdate(), "create", object);
      case Change.CreateIfAbsent create -> require(may.canUpdate(), "create", object);
      case Change.Upsert upsert -> require(may.canUpdate(), "create", object);
      case Change.Update update -> require(may.canUpdate(), "update", object);
      case Change.Delete delete -> require(may.canSoftDelete(), "delete", object);
      case Change.Restore restore -> require(may.canSoftDelete(), "restore", object);
      case Change.Destroy destroy -> require(may.canDestroy(), "destroy", object);
      case Change.Merge merge -> require(may.canUpdate() && may.canSoftDelete(), "merge", object);
    }
    return plan.with(new WriteRights(new Inputs(access), access.rules()));
  }

  private static void require(boolean isAllowed, String verb, CatalogObject object) {
    if (!isAllowed) {
      throw VigintiException.forbidden(
          "The role may not %s records of %s".formatted(verb, object.names().type()));
    }
  }

  private record Inputs(ResolvedAccess access) implements InputRights {
    @Override
    public boolean mayUpdate(CatalogObject object) {
      ObjectAccess on = access.on(object);
      return on.canRead() && on.canUpdate();
    }

    @Override
    public boolean mayRead(CatalogField field) {
      return access.on(field.owner()).canRead(field);
    }

    /** The id of a record to be created is no field that is restricted. */
    @Override
    public boolean mayWrite(CatalogField field) {
      return access.on(field.owner()).canWrite(field);
    }
  }
}
