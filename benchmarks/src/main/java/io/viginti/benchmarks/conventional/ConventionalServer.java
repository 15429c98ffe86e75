package io.viginti.benchmarks.conventional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;

/** Serves schema {@code peer}. Arguments: port, connection URI. */
public final class ConventionalServer extends AbstractVerticle {
  private static final String SDL =
      """
      type Query {
        companies(limit: Int!): [Company!]!
        people(pattern: String!, limit: Int!): [Person!]!
        company(id: ID!): Company
      }
      type Mutation { createCompany(data: CompanyInput!): Company! }
      input CompanyInput { name: String!, employees: Int, tagline: String }
      type Company {
        id: ID!  name: String!  domainName: String  employees: Int  tagline: String
        idealCustomerProfile: Boolean!  createdAt: String!  updatedAt: String!  position: Float!
        accountOwnerId: ID  accountOwner: Member  people: [Person!]!
      }
      type Person {
        id: ID!  firstName: String  lastName: String  jobTitle: String  city: String  createdAt: String!
      }
      type Member { id: ID!  userEmail: String }\
      """;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WORKERS = 2;

  private final int port;
  private final String database;
  private final Map<String, PreparsedDocumentEntry> documents = new ConcurrentHashMap<>();

  private ConventionalServer(int port, String database) {
    this.port = port;
    this.database = database;
  }

  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    Vertx.vertx(new io.vertx.core.VertxOptions().setPreferNativeTransport(true))
        .deployVerticle(
            () -> new ConventionalServer(port, arguments[1]),
            new DeploymentOptions().setInstances(WORKERS));
  }

  @Override
  public void start() {
    PeerRows rows = new PeerRows(vertx, database);
    GraphQL graphql =
        GraphQL.newGraphQL(schema(rows))
            .preparsedDocumentProvider(
                (input, parse) ->
                    CompletableFuture.completedFuture(
                        documents.computeIfAbsent(input.getQuery(), text -> parse.apply(input))))
            .build();
    vertx
        .createHttpServer()
        .requestHandler(
            request -> request.bodyHandler(body -> answer(request, body, graphql, rows)))
        .listen(port, "127.0.0.1");
  }

  private static GraphQLSchema schema(PeerRows rows) {
    RuntimeWiring wiring =
        RuntimeWiring.newRuntimeWiring()
            .type(
                "Query",
                type ->
                    type.dataFetcher("companies", asked -> rows.companies(limit(asked)))
                        .dataFetcher("company", asked -> rows.company(required(asked, "id")))
                        .dataFetcher(
                            "people",
                            asked -> rows.people(required(asked, "pattern"), limit(asked))))
            .type(
                "Mutation",
                type ->
                    type.dataFetcher(
                        "createCompany", asked -> rows.create(required(asked, "data"))))
            .type(
                "Company",
                type ->
                    type.dataFetcher(
                            "accountOwner", asked -> load(asked, "accountOwnerId", "members"))
                        .dataFetcher("people", asked -> load(asked, "id", "people")))
            .build();
    return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SDL), wiring);
  }

  private static <T> T required(DataFetchingEnvironment asked, String name) {
    return Objects.requireNonNull(asked.<T>getArgument(name), name);
  }

  private static int limit(DataFetchingEnvironment asked) {
    Integer limit = asked.getArgument("limit");
    return limit == null ? 60 : limit;
  }

  private static Object load(DataFetchingEnvironment asked, String key, String loader) {
    Map<String, Object> record = asked.getSource();
    Object id = record == null ? null : record.get(key);
    DataLoader<Object, Object> found = asked.getDataLoader(loader);
    return id == null || found == null ? CompletableFuture.completedFuture(null) : found.load(id);
  }

  private void answer(HttpServerRequest request, Buffer body, GraphQL graphql, PeerRows rows) {
    Map<String, Object> asked;
    try {
      asked =
          JSON.readValue(body.getBytes(), new com.fasterxml.jackson.core.type.TypeReference<>() {});
    } catch (java.io.IOException notJson) {
      request.response().setStatusCode(400).end();
      return;
    }
    DataLoaderRegistry loaders =
        DataLoaderRegistry.newRegistry()
            .register("members", DataLoaderFactory.newMappedDataLoader(rows::members))
            .register("people", DataLoaderFactory.newMappedDataLoader(rows::peopleOf))
            .build();
    @SuppressWarnings("unchecked")
    Map<String, Object> variables = (Map<String, Object>) asked.getOrDefault("variables", Map.of());
    ExecutionInput input =
        ExecutionInput.newExecutionInput()
            .query(String.valueOf(asked.get("query")))
            .variables(variables)
            .dataLoaderRegistry(loaders)
            .build();
    graphql.executeAsync(input).whenComplete((result, failure) -> write(request, result, failure));
  }

  private static void write(HttpServerRequest request, ExecutionResult result, Throwable failure) {
    if (failure != null) {
      request.response().setStatusCode(500).end(String.valueOf(failure));
      return;
    }
    try {
      request
          .response()
          .putHeader("content-type", "application/json")
          .end(Buffer.buffer(JSON.writeValueAsBytes(result.toSpecification())));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
