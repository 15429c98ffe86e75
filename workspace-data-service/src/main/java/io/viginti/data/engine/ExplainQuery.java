package io.viginti.data.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.data.explain.text.PrintIntent;
import io.viginti.data.explain.text.PrintPlan;
import io.viginti.data.explain.text.PrintStatement;
import io.viginti.data.frontend.graphql.OperationDocument;
import io.viginti.data.frontend.graphql.ReadIntents;
import io.viginti.data.plan.Limits;
import io.viginti.data.plan.RootPlan;
import io.viginti.data.query.Intent;
import io.viginti.data.query.Operation;
import io.viginti.data.sql.AggregateSql;
import io.viginti.data.sql.GroupSql;
import io.viginti.data.sql.PageStatements;
import io.viginti.data.sql.ReadSql;
import io.viginti.data.sql.ReadStatement;
import io.viginti.data.sql.SearchSql;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the compiler's stages without running their result. */
@ApplicationScoped
public class ExplainQuery {
  private final Limits limits;

  ExplainQuery(EngineConfig config) {
    limits = new Limits(config.defaultRows(), config.mostRows());
  }

  /**
   * One root field.
   *
   * @param intent and plan as indented trees
   * @param statements each with its binds
   */
  public record Explained(String intent, String plan, List<String> statements) {
    public Explained {
      statements = List.copyOf(statements);
    }
  }

  /**
   * Explains a query on records.
   *
   * @throws VigintiException where the query would be refused; BAD_USER_INPUT for a mutation
   */
  public List<Explained> explain(
      EngineContext context, String query, @Nullable JsonNode variables) {
    OperationDocument document = OperationDocument.parse(query, null);
    ObjectNode effective = document.effectiveVariables(variables);
    Operation operation = ReadIntents.read(document, effective, context.catalog());
    if (operation.isMutation()) {
      throw VigintiException.badInput("Only queries can be explained");
    }
    List<Explained> explained = new ArrayList<>();
    for (Operation.Root root : operation.roots()) {
      if (root instanceof Operation.RootIntent intent) {
        explained.add(explain(context, intent.intent()));
      }
    }
    return explained;
  }

  private Explained explain(EngineContext context, Intent intent) {
    RootPlan plan = CompileOperation.plan(intent, context.catalog(), context.access(), limits);
    List<String> statements = new ArrayList<>();
    String schema = context.database().schemaName();
    switch (plan) {
      case RootPlan.Read read -> collect(ReadSql.of(read.plan()), schema, statements);
      case RootPlan.Aggregate aggregate ->
          collect(AggregateSql.of(aggregate.plan()), schema, statements);
      case RootPlan.Groups groups -> collect(GroupSql.of(groups.plan()), schema, statements);
      case RootPlan.Connection connection -> {
        if (connection.plan().readsRows()) {
          collect(new PageStatements(connection.plan()).of(null, null), schema, statements);
        }
        connection
            .plan()
            .total()
            .ifPresent(total -> collect(AggregateSql.of(total), schema, statements));
      }
      case RootPlan.Duplicates duplicates ->
          collect(ReadSql.of(duplicates.plan()), schema, statements);
      case RootPlan.Write write -> throw new IllegalStateException("mutations are refused");
      case RootPlan.Search search -> collect(SearchSql.of(search), schema, statements);
    }
    return new Explained(PrintIntent.print(intent), PrintPlan.print(plan), statements);
  }

  private static void collect(ReadStatement read, String schema, List<String> into) {
    into.add(PrintStatement.print(read.statement(), schema));
    read.children().forEach(child -> collect(child.read(), schema, into));
  }
}
