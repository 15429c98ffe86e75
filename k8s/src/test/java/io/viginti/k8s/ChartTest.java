package io.viginti.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {

  private static final Path CHART = Path.of("viginti");
  private static final List<String> SERVICES =
      List.of(
          "gateway",
          "auth-service",
          "metadata-service",
          "workspace-data-service",
          "messaging-service",
          "calendar-service",
          "workflow-service",
          "billing-service");

  @Test
  void lints() {
    LintResult result = new Helm(CHART).lint().strict().call();

    assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
  }

  @Test
  void everyManifestIsOneTheApiKnows() throws IOException {
    List<JsonNode> manifests =
        render(
            complete()
                .set("ingress.enabled", "true")
                .set("ingress.host", "crm.example.org")
                .set("ingress.tlsSecret", "crm-tls")
                .set("postgres.clusters.second", "postgresql://second:5432/viginti"));

    for (JsonNode manifest : manifests) {
      validate(manifest);
    }
    assertThat(manifests)
        .filteredOn(manifest -> kind(manifest).equals("Deployment"))
        .extracting(manifest -> manifest.at("/metadata/name").asText())
        .containsExactlyInAnyOrderElementsOf(
            SERVICES.stream().map(service -> "crm-" + service).toList());
    assertThat(manifests).extracting(ChartTest::kind).contains("Ingress", "NetworkPolicy");
  }

  @Test
  void everyContainerIsConfinedAndProbed() throws IOException {
    for (JsonNode manifest : render(complete())) {
      if (kind(manifest).equals("Deployment")) {
        JsonNode pod = manifest.at("/spec/template/spec");
        JsonNode container = pod.at("/containers/0");
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        assertThat(container.at("/readinessProbe/httpGet/path").asText())
            .isEqualTo("/q/health/ready");
      }
    }
  }

  @Test
  void theGatewayHasNoPasswordOfADatabase() throws IOException {
    JsonNode gateway =
        render(complete()).stream()
            .filter(m -> kind(m).equals("Deployment"))
            .filter(m -> m.at("/metadata/name").asText().equals("crm-gateway"))
            .findFirst()
            .orElseThrow();

    assertThat(gateway.toString()).doesNotContain("POSTGRES_PASSWORD", "VAULT_KEY");
  }

  @Test
  void filesAreInAVolumeOfAllReplicasOrInABucket() throws IOException {
    JsonNode inVolume = pod(render(complete()), "workspace-data-service");
    List<JsonNode> manifests =
        render(
            complete()
                .set("files.s3.bucket", "crm-files")
                .set("files.s3.endpoint", "https://s3.example.org")
                .set("files.s3.hasKeys", "true")
                .set("secrets.s3AccessKey", "a")
                .set("secrets.s3SecretKey", "s"));
    for (JsonNode manifest : manifests) {
      validate(manifest);
    }
    JsonNode inBucket = pod(manifests, "workspace-data-service");

    assertThat(inVolume.toString()).contains("crm-files", "VIGINTI_DATA_FILES_DIRECTORY");
    assertThat(inBucket.toString())
        .contains("VIGINTI_DATA_FILES_S3_BUCKET", "VIGINTI_DATA_FILES_S3_ENDPOINT", "s3-secret-key")
        .doesNotContain("persistentVolumeClaim", "VIGINTI_DATA_FILES_DIRECTORY");
    assertThat(manifests).extracting(ChartTest::kind).doesNotContain("PersistentVolumeClaim");
    assertThat(pod(manifests, "gateway").toString()).doesNotContain("FILES");
  }

  @Test
  void mailsGoToTheServerNamed() throws IOException {
    List<JsonNode> manifests =
        render(
            complete()
                .set("smtp.host", "smtp.example.org")
                .set("smtp.from", "crm@example.org")
                .set("smtp.username", "crm")
                .set("secrets.smtpPassword", "p"));
    for (JsonNode manifest : manifests) {
      validate(manifest);
    }

    assertThat(pod(manifests, "auth-service").toString())
        .contains("QUARKUS_MAILER_HOST", "smtp.example.org", "VIGINTI_MAIL_FROM", "smtp-password");
    assertThat(pod(manifests, "gateway").toString()).doesNotContain("MAILER");
  }

  private static JsonNode pod(List<JsonNode> manifests, String service) {
    return manifests.stream()
        .filter(m -> kind(m).equals("Deployment"))
        .filter(m -> m.at("/metadata/name").asText().equals("crm-" + service))
        .findFirst()
        .orElseThrow()
        .at("/spec/template/spec");
  }

  @Test
  void secretsOfOnesOwnReplaceTheCharts() throws IOException {
    List<JsonNode> manifests = render(servers().set("secrets.existing", "mine"));

    assertThat(manifests).extracting(ChartTest::kind).doesNotContain("Secret");
    assertThat(manifests.toString()).contains("\"name\":\"mine\"");
  }

  @Test
  void saysWhatIsMissing() {
    TemplateCommand withoutServers =
        new Helm(CHART)
            .template()
            .withKubeVersion("1.31.0")
            .withName("crm")
            .set("secrets.existing", "mine");

    assertThatThrownBy(withoutServers::call).hasMessageContaining("where is");
  }

  private static TemplateCommand servers() {
    return new Helm(CHART)
        .template()
        .withKubeVersion("1.31.0")
        .withName("crm")
        .set("postgres.url", "postgresql://db:5432/viginti")
        .set("redis.url", "redis://redis:6379")
        .set("kafka.bootstrap", "kafka:9092")
        .set("publicUrl", "https://crm.example.org");
  }

  private static TemplateCommand complete() {
    TemplateCommand command = servers().set("secrets.meshSecret", "m").set("secrets.vaultKey", "v");
    for (String role :
        List.of("auth", "metadata", "data", "messaging", "calendar", "workflow", "billing")) {
      command = command.set("secrets.postgresPasswords." + role, "p");
    }
    return command;
  }

  private static List<JsonNode> render(TemplateCommand command) throws IOException {
    List<JsonNode> manifests = new ArrayList<>();
    YAMLFactory yaml = new YAMLFactory();
    new ObjectMapper(yaml)
        .readValues(yaml.createParser(command.call()), JsonNode.class)
        .forEachRemaining(manifests::add);
    manifests.removeIf(manifest -> !manifest.isObject());
    assertThat(manifests).isNotEmpty();
    return manifests;
  }

  private static void validate(JsonNode manifest) throws IOException {
    JsonElement json = JsonParser.parseString(manifest.toString());
    switch (kind(manifest)) {
      case "Deployment" -> V1Deployment.validateJsonElement(json);
      case "Service" -> V1Service.validateJsonElement(json);
      case "ConfigMap" -> V1ConfigMap.validateJsonElement(json);
      case "Secret" -> V1Secret.validateJsonElement(json);
      case "Ingress" -> V1Ingress.validateJsonElement(json);
      case "NetworkPolicy" -> V1NetworkPolicy.validateJsonElement(json);
      case "PersistentVolumeClaim" -> V1PersistentVolumeClaim.validateJsonElement(json);
      case "PodDisruptionBudget" -> V1PodDisruptionBudget.validateJsonElement(json);
      default -> throw new AssertionError("no rule for " + kind(manifest));
    }
  }

  private static String kind(JsonNode manifest) {
    return manifest.path("kind").asText();
  }
}
