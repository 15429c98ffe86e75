package io.viginti.data.engine;

import io.viginti.catalog.Catalog;
import io.viginti.data.execute.CompiledOperation;
import io.viginti.data.execute.CompiledRoot;
import io.viginti.data.plan.Limits;
import io.viginti.data.plan.RootPlan;
import io.viginti.data.plan.access.ApplyAccess;
import io.viginti.data.plan.access.ResolvedAccess;
import io.viginti.data.plan.bind.BindIntent;
import io.viginti.data.plan.rewrite.RewritePlan;
import io.viginti.data.plan.shape.CompleteReads;
import io.viginti.data.query.Intent;
import io.viginti.data.query.Operation;
import io.viginti.data.query.RecordQuery;
import io.viginti.data.sql.AggregateSql;
import io.viginti.data.sql.GroupSql;
import io.viginti.data.sql.PageStatements;
import io.viginti.data.sql.ReadSql;
import io.viginti.data.sql.SearchSql;
import io.viginti.data.value.JsonBytes;
import io.viginti.platform.error.VigintiException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All stages of the compiler in their order. Pure. */
final class CompileOperation {
  private CompileOperation() {}

  static CompiledOperation compile(
      Operation operation, Catalog catalog, ResolvedAccess access, Limits limits) {
    List<CompiledRoot> roots = new ArrayList<>();
    for (Operation.Root root : operation.roots()) {
      roots.add(
          switch (root) {
            case Operation.RootTypeName name ->
                new CompiledRoot.Constant(
                    name.key(),
                    label(name.key()),
                    JsonBytes.quoted(operation.isMutation() ? "Mutation" : "Query"));
            case Operation.RootIntent intent ->
                compile(intent.key(), intent.intent(), catalog, access, limits);
          });
    }
    return new CompiledOperation(operation.isMutation(), roots);
  }

  static CompiledRoot compile(
      String key, Intent intent, Catalog catalog, ResolvedAccess access, Limits limits) {
    try {
      return switch (plan(intent, catalog, access, limits)) {
        case RootPlan.Read read ->
            new CompiledRoot.Read(
                key,
                label(key),
                read.plan().object(),
                ReadSql.of(read.plan()),
                read.isList(),
                !read.isList());
        case RootPlan.Aggregate aggregate ->
            new CompiledRoot.Read(
                key,
                label(key),
                aggregate.plan().object(),
                AggregateSql.of(aggregate.plan()),
                false,
                false);
        case RootPlan.Groups groups ->
            new CompiledRoot.Read(
                key,
                label(key),
                groups.plan().figures().object(),
                GroupSql.of(groups.plan()),
                true,
                false);
        case RootPlan.Connection connection ->
            new CompiledRoot.Connection(
                key,
                label(key),
                connection.plan(),
                new PageStatements(connection.plan()),
                connection.plan().total().map(AggregateSql::of));
        case RootPlan.Duplicates duplicates ->
            new CompiledRoot.Duplicates(key, label(key), duplicates, ReadSql.of(duplicates.plan()));
        case RootPlan.Search search ->
            new CompiledRoot.Search(key, label(key), SearchSql.of(search));
        case RootPlan.Write write ->
            new CompiledRoot.Write(key, label(key), write, ReadSql.of(write.answer()));
      };
    } catch (VigintiException refused) {
      boolean isNullable =
          intent instanceof RecordQuery query && query.cardinality() == RecordQuery.Cardinality.ONE;
      return new CompiledRoot.Refused(key, label(key), isNullable, refused);
    }
  }

  static RootPlan plan(Intent intent, Catalog catalog, ResolvedAccess access, Limits limits) {
    RootPlan bound = BindIntent.bind(intent, catalog, limits);
    RootPlan allowed = ApplyAccess.apply(bound, access);
    return RewritePlan.rewrite(CompleteReads.complete(allowed));
  }

  private static byte[] label(String key) {
    return (new String(JsonBytes.quoted(key), StandardCharsets.UTF_8) + ":")
        .getBytes(StandardCharsets.UTF_8);
  }
}
