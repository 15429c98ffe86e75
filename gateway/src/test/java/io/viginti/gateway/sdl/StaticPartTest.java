package io.viginti.gateway.sdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.language.OperationDefinition.Operation;
import io.viginti.platform.mesh.MeshService;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StaticPartTest {
  @Test
  void thePackagedSdlsGoTogether() {
    PackagedSdl.load().builder().buildStatic();
  }

  @Test
  void knowsWhoDefinesARootField() {
    StaticPart part =
        StaticPart.of(
            Map.of(
                MeshService.AUTH, "type Query { me: String } type Mutation { out: Boolean }",
                MeshService.BILLING, "type Query { plan: String }"));

    assertThat(part.ownerOf(Operation.QUERY, "me")).isEqualTo(MeshService.AUTH);
    assertThat(part.ownerOf(Operation.QUERY, "plan")).isEqualTo(MeshService.BILLING);
    assertThat(part.ownerOf(Operation.QUERY, "out")).isNull();
    assertThat(part.ownerOf(Operation.MUTATION, "out")).isEqualTo(MeshService.AUTH);
  }

  @Test
  void namesBothServicesOfARootFieldDefinedTwice() {
    assertThatThrownBy(
            () ->
                StaticPart.of(
                    Map.of(
                        MeshService.AUTH, "type Query { plan: Int }",
                        MeshService.BILLING, "type Query { plan: String }")))
        .hasMessageContainingAll("plan", "auth-service", "billing-service");
  }

  @Test
  void namesBothServicesOfATypeDefinedTwice() {
    assertThatThrownBy(
            () ->
                StaticPart.of(
                    Map.of(
                        MeshService.AUTH, "type Query { a: Plan } type Plan { id: ID }",
                        MeshService.BILLING, "type Query { b: Plan } type Plan { id: Int }")))
        .hasMessageContainingAll("Plan", "auth-service", "billing-service");
  }

  @Test
  void anotherSdlIsAnotherHash() {
    StaticPart part = StaticPart.of(Map.of(MeshService.AUTH, "type Query { me: String }"));

    StaticPart changed = part.with(MeshService.AUTH, "type Query { me: String you: String }");

    assertThat(changed.hash()).isNotEqualTo(part.hash());
    assertThat(changed.ownerOf(Operation.QUERY, "you")).isEqualTo(MeshService.AUTH);
    assertThat(changed.with(MeshService.AUTH, "type Query { me: String }").hash())
        .isEqualTo(part.hash());
  }
}
