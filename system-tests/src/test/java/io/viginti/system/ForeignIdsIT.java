package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.system.PublicSchema.Root;
import io.viginti.system.PublicSchema.Slot;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Every place of the public API that takes an id, found in the merged schema: another workspace's
 * id is answered as one that nobody has, and nothing of the other changes.
 */
@Order(2)
class ForeignIdsIT {
  /** Places of which a caller's own workspace has nothing to tell. */
  private static final Set<String> ALIKE =
      Set.of(
          // asked of whoever has no token yet; AccountsIT
          "signIn workspaceId",
          // a new field has no option yet that an id could be of
          "createField data.options.id");

  private static final ForeignIds STATIC = new ForeignIds();

  private static Workspace ours;
  private static Workspace theirs;
  private static Things foreign;
  private static Things own;

  @BeforeEach
  void fillsTwoWorkspaces() {
    ours = Workspace.signUp(RunningMesh.gateway(), "Ours");
    theirs = Workspace.signUp(RunningMesh.gateway(), "Theirs");
    ours.createObject("machine", "machines");
    theirs.createObject("machine", "machines");
    foreign = new Things(ours, PublicSchema.of(ours.api()));
    own = new Things(theirs, PublicSchema.of(theirs.api()));
  }

  private static HiddenIds ids() {
    return new HiddenIds(theirs.api(), foreign, own);
  }

  @Test
  void everyPlaceOfTheStaticPartHasARow() {
    HiddenIds ids = ids();
    Set<String> places = new TreeSet<>();
    for (Root root : ids.schema().roots()) {
      if (ids.operations().find(root.name()).isEmpty()) {
        ids.schema().idSlots(root, 4).forEach(slot -> places.add(root.name() + " " + slot));
      }
    }
    places.removeAll(ALIKE);
    assertThat(STATIC.all()).containsExactlyInAnyOrderElementsOf(places);
  }

  @Test
  void theStaticPartAnswersForeignIdsAsUnknownOnes() {
    HiddenIds ids = ids();
    for (Things.Kind kind : Things.Kind.values()) {
      foreign.lasting(kind);
    }
    String before = theirState();
    for (Root root : ids.schema().roots()) {
      if (ids.operations().find(root.name()).isEmpty()) {
        for (Slot slot : ids.schema().idSlots(root, 4)) {
          Optional<ForeignIds.Place> place = STATIC.find(root, slot);
          if (place.isPresent()) {
            compare(ids, root, slot, place.get());
          }
        }
      }
    }
    ids.assertions().assertThat(theirState()).isEqualTo(before);
    ids.assertions().assertAll();
  }

  private static void compare(HiddenIds ids, Root root, Slot slot, ForeignIds.Place place) {
    Function<String, String> answer =
        id -> {
          ObjectNode least = ids.schema().leastArguments(root);
          ObjectNode arguments = HiddenIds.merged(least, place.besides().apply(own));
          return ids.ask(root, ids.schema().with(root, arguments, slot, id));
        };
    ids.compare(root + " " + slot, foreign.lasting(place.kind()), own.fresh(place.kind()), answer);
  }

  @Test
  void recordsAnswerForeignIdsAsUnknownOnes() {
    HiddenIds ids = ids();
    ids.objects().forEach(foreign::lastingRecord);
    // A record may be made under an id that another workspace has too; it is one's own from then
    // on.
    int asked = ids.compareRecords(HiddenIds::namesANewRecord);
    String before = theirRows();
    asked += ids.compareRecords(place -> !HiddenIds.namesANewRecord(place));
    assertThat(asked).isGreaterThan(1000);
    ids.assertions().assertThat(theirRows()).isEqualTo(before);
    ids.assertions().assertAll();
  }

  @Test
  void restAnswersForeignIdsAsUnknownOnes() {
    HiddenIds ids = ids();
    ids.objects().forEach(foreign::lastingRecord);
    String before = theirRows();
    assertThat(ids.compareRest(object -> true)).isGreaterThan(100);
    ids.assertions().assertThat(theirRows()).isEqualTo(before);
    ids.assertions().assertAll();
  }

  private static String theirState() {
    return ours.run(
            "{ currentWorkspace { name status schemaVersion } members { id role { id } }"
                + " roles { id label settings rowRules { filter } }"
                + " apiKeys { id revokedAt role { id } } invitations { id expiresAt }"
                + " objects(includeInactive: true) { id labelSingular description isActive labelFieldId"
                + " fields { id name label description isActive } indexes { id } } }")
        .toString();
  }

  private static String theirRows() {
    Database database = Database.of(ours);
    StringBuilder rows = new StringBuilder();
    for (String table :
        database.texts(
            "select table_name from information_schema.tables where table_schema = ? order by 1",
            ours.databaseSchema())) {
      rows.append(table)
          .append(' ')
          .append(
              database.texts(
                  "select coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from \""
                      + ours.databaseSchema()
                      + "\".\""
                      + table
                      + "\" t"))
          .append('\n');
    }
    return rows.toString();
  }
}
