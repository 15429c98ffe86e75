package io.viginti.data.execute;

import io.vertx.core.Future;
import io.viginti.data.query.Change;

/** Runs one mutation. */
final class WriteRecords {
  private WriteRecords() {}

  static Future<Records> write(Session session, Mutation mutation) {
    mutation.answer().check(mutation.bindings());
    return switch (mutation.plan().change()) {
      case Change.Create create -> new CreateRecords(session, mutation).create(create);
      case Change.CreateIfAbsent create ->
          new CreateRecords(session, mutation).createIfAbsent(create);
      case Change.Upsert upsert -> new CreateRecords(session, mutation).upsert(upsert);
      case Change.Update update -> new ChangeRecords(session, mutation).update(update);
      case Change.Delete delete -> new ChangeRecords(session, mutation).delete(delete);
      case Change.Restore restore -> new ChangeRecords(session, mutation).restore(restore);
      case Change.Destroy destroy -> DestroyRecords.destroy(session, mutation, destroy);
      case Change.Merge merge -> MergeRecords.merge(session, mutation, merge);
    };
  }
}
