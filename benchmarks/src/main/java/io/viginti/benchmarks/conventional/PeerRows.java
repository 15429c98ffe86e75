package io.viginti.benchmarks.conventional;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** The queries of the conventional server: rows as maps. */
final class PeerRows {
  private static final String COMPANY =
      """
      select id, name, domain_name as "domainName", employees, tagline,
        ideal_customer_profile as "idealCustomerProfile", created_at as "createdAt",
        updated_at as "updatedAt", position, account_owner_id as "accountOwnerId"
      from peer.company\
      """;
  private static final String PERSON =
      """
      p.id, p.first_name as "firstName", p.last_name as "lastName", p.job_title as "jobTitle",
      p.city, p.created_at as "createdAt", p.company_id as "companyId\"\
      """;

  private final SqlClient client;

  PeerRows(Vertx vertx, String database) {
    client =
        PgBuilder.client()
            .using(vertx)
            .connectingTo(
                PgConnectOptions.fromUri(database)
                    .setCachePreparedStatements(true)
                    .setPipeliningLimit(64))
            .with(new PoolOptions().setMaxSize(4))
            .build();
  }

  CompletionStage<List<Map<String, Object>>> companies(int limit) {
    return list(COMPANY + " order by name, id limit $1", Tuple.of(limit));
  }

  CompletionStage<Map<String, Object>> company(String id) {
    return rows(COMPANY + " where id = $1", Tuple.of(UUID.fromString(id)))
        .map(List::getFirst)
        .toCompletionStage();
  }

  CompletionStage<List<Map<String, Object>>> people(String pattern, int limit) {
    return list(
        "select "
            + PERSON
            + " from peer.person as p where p.last_name ilike $1 order by p.created_at desc, p.id"
            + " desc limit $2",
        Tuple.of(pattern, limit));
  }

  CompletionStage<Map<String, Object>> create(Map<String, Object> data) {
    return rows(
            "insert into peer.company (name, employees, tagline) values ($1, $2, $3)"
                + " returning id, name, employees, created_at as \"createdAt\"",
            Tuple.of(data.get("name"), data.get("employees"), data.get("tagline")))
        .map(List::getFirst)
        .toCompletionStage();
  }

  CompletionStage<Map<Object, Object>> members(Set<Object> ids) {
    return rows(
            "select id, user_email as \"userEmail\" from peer.member where id = any($1)",
            Tuple.of(ids.toArray(UUID[]::new)))
        .map(
            found -> {
              Map<Object, Object> byId = new HashMap<>();
              found.forEach(row -> byId.put(row.get("id"), row));
              return byId;
            })
        .toCompletionStage();
  }

  CompletionStage<Map<Object, Object>> peopleOf(Set<Object> companies) {
    return rows(
            "select p.* from unnest($1::uuid[]) as c(id) cross join lateral (select "
                + PERSON
                + " from peer.person as p where p.company_id = c.id order by p.created_at, p.id"
                + " limit 10) as p",
            Tuple.of(companies.toArray(UUID[]::new)))
        .map(
            found -> {
              Map<Object, List<Map<String, Object>>> byCompany = new HashMap<>();
              companies.forEach(id -> byCompany.put(id, new ArrayList<>()));
              for (Map<String, Object> row : found) {
                byCompany.getOrDefault(row.get("companyId"), new ArrayList<>()).add(row);
              }
              Map<Object, Object> lists = new HashMap<>(byCompany);
              return lists;
            })
        .toCompletionStage();
  }

  private CompletionStage<List<Map<String, Object>>> list(String sql, Tuple values) {
    return rows(sql, values).toCompletionStage();
  }

  private Future<List<Map<String, Object>>> rows(String sql, Tuple values) {
    return client
        .preparedQuery(sql)
        .execute(values)
        .map(
            result -> {
              List<Map<String, Object>> all = new ArrayList<>(result.size());
              for (Row row : result) {
                Map<String, Object> one = new LinkedHashMap<>();
                for (int at = 0; at < row.size(); at++) {
                  one.put(row.getColumnName(at), row.getValue(at));
                }
                all.add(one);
              }
              return all;
            });
  }
}
