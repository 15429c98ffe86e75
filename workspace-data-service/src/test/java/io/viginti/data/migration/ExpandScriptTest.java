package io.viginti.data.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.viginti.contracts.migration.MigrationAction;
import io.viginti.contracts.migration.MigrationAction.AddColumn;
import io.viginti.contracts.migration.MigrationAction.AddForeignKey;
import io.viginti.contracts.migration.MigrationAction.Column;
import io.viginti.contracts.migration.MigrationAction.CreateIndex;
import io.viginti.contracts.migration.MigrationAction.CreateJunction;
import io.viginti.contracts.migration.MigrationAction.CreateTable;
import io.viginti.contracts.migration.MigrationAction.DropTable;
import io.viginti.contracts.migration.MigrationAction.FillColumn;
import io.viginti.contracts.migration.MigrationAction.IndexKind;
import io.viginti.contracts.migration.MigrationAction.MirrorColumn;
import io.viginti.contracts.shape.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpandScriptTest {
  private static final Ddl DDL = new Ddl("workspace_1");
  private static final TableFacts COMPANIES =
      new TableFacts(
          Map.of(
              "companies",
                  Map.of(
                      "id", ColumnType.UUID, "name", ColumnType.TEXT, "size", ColumnType.INTEGER),
              "people", Map.of("id", ColumnType.UUID)),
          Set.of());

  private static Script expand(TableFacts facts, MigrationAction... actions) {
    return ExpandScript.of(DDL, facts, List.of(actions));
  }

  @Test
  void makesATableWithItsIndexesInOneTransactionAndNothingAfterwards() {
    Script script =
        expand(
            TableFacts.none(),
            new CreateTable(
                "pets",
                List.of(
                    new Column("name", ColumnType.TEXT, false, TextNode.valueOf("it's")),
                    new Column("age", ColumnType.INTEGER, true, null))),
            new CreateIndex("pets_age", "pets", List.of("age"), false, true, IndexKind.BTREE));

    assertThat(script.transaction())
        .containsExactly(
            "create table \"workspace_1\".\"pets\" (\"id\" uuid primary key default uuidv7(),"
                + " \"name\" text default 'it''s'::text not null, \"age\" integer)",
            "create index \"pets_age\" on \"workspace_1\".\"pets\" using btree (\"age\")"
                + " where \"deletedAt\" is null");
    assertThat(script.afterwards()).isEmpty();
  }

  @Test
  void makesATableOfLinksBehindTheLocksOfBothSides() {
    Script script = expand(COMPANIES, new CreateJunction("companies_fans", "companies", "people"));

    assertThat(script.transaction())
        .containsExactly(
            "lock table \"workspace_1\".\"companies\" in share row exclusive mode",
            "lock table \"workspace_1\".\"people\" in share row exclusive mode",
            "create table \"workspace_1\".\"companies_fans\" (\"sourceId\" uuid not null,"
                + " \"targetId\" uuid not null, primary key (\"sourceId\", \"targetId\"),"
                + " constraint \"companies_fans_sourceId_fkey\" foreign key (\"sourceId\")"
                + " references \"workspace_1\".\"companies\" (\"id\") on delete cascade,"
                + " constraint \"companies_fans_targetId_fkey\" foreign key (\"targetId\")"
                + " references \"workspace_1\".\"people\" (\"id\") on delete cascade)",
            "create index \"companies_fans_reverse_sys\" on \"workspace_1\".\"companies_fans\""
                + " (\"targetId\", \"sourceId\")");
    assertThat(script.afterwards()).isEmpty();
  }

  @Test
  void givesNewTablesTheirForeignKeysAtBirthWhereItCan() {
    Script script =
        expand(
            TableFacts.none(),
            new CreateTable("a", List.of(new Column("bId", ColumnType.UUID, true, null))),
            new CreateTable(
                "b",
                List.of(
                    new Column("aId", ColumnType.UUID, true, null),
                    new Column("bId", ColumnType.UUID, true, null))),
            new AddForeignKey("a", "bId", "b"),
            new AddForeignKey("b", "aId", "a"),
            new AddForeignKey("b", "bId", "b"));

    assertThat(script.transaction())
        .containsExactly(
            "create table \"workspace_1\".\"b\" (\"id\" uuid primary key default uuidv7(),"
                + " \"aId\" uuid, \"bId\" uuid, constraint \"b_bId_fkey\" foreign key (\"bId\")"
                + " references \"workspace_1\".\"b\" (\"id\"))",
            "create table \"workspace_1\".\"a\" (\"id\" uuid primary key default uuidv7(),"
                + " \"bId\" uuid, constraint \"a_bId_fkey\" foreign key (\"bId\") references"
                + " \"workspace_1\".\"b\" (\"id\"))",
            "alter table \"workspace_1\".\"b\" add constraint \"b_aId_fkey\" foreign key"
                + " (\"aId\") references \"workspace_1\".\"a\" (\"id\")");
    assertThat(script.afterwards()).isEmpty();
  }

  @Test
  void locksTablesInNameOrderBeforeItChangesThem() {
    Script script =
        expand(
            COMPANIES,
            new AddColumn("people", new Column("companyId", ColumnType.UUID, true, null)),
            new AddForeignKey("people", "companyId", "companies"));

    assertThat(script.transaction())
        .containsExactly(
            "lock table \"workspace_1\".\"companies\" in share row exclusive mode",
            "lock table \"workspace_1\".\"people\" in access exclusive mode",
            "alter table \"workspace_1\".\"people\" add column \"companyId\" uuid",
            "alter table \"workspace_1\".\"people\" add constraint \"people_companyId_fkey\""
                + " foreign key (\"companyId\") references \"workspace_1\".\"companies\" (\"id\")"
                + " not valid");
    assertThat(script.afterwards())
        .containsExactly(
            new Step.Validate(
                "people",
                "companyId",
                "alter table \"workspace_1\".\"people\" validate constraint"
                    + " \"people_companyId_fkey\""));
  }

  @Test
  void buildsIndexesOfExistingTablesConcurrently() {
    Script script =
        expand(
            COMPANIES,
            new CreateIndex(
                "companies_size", "companies", List.of("size"), true, true, IndexKind.BTREE));

    assertThat(script.transaction()).isEmpty();
    assertThat(script.afterwards())
        .startsWith(
            new Step.BuildIndex(
                "companies_size",
                "companies",
                "create unique index concurrently \"companies_size\" on"
                    + " \"workspace_1\".\"companies\" using btree (\"size\") where \"deletedAt\""
                    + " is null",
                List.of("size"),
                true));
  }

  @Test
  void keepsLongTextsOutOfBtrees() {
    Script script =
        expand(
            COMPANIES,
            new CreateIndex(
                "companies_name", "companies", List.of("name"), true, true, IndexKind.BTREE));

    assertThat(script.afterwards().stream().map(step -> ((Step.BuildIndex) step).build()))
        .containsExactly(
            "create unique index concurrently \"companies_name\" on"
                + " \"workspace_1\".\"companies\" using btree (md5(\"name\")) where"
                + " \"deletedAt\" is null",
            "create index concurrently \"companies_name_text\" on \"workspace_1\".\"companies\""
                + " using hash (\"name\") where \"deletedAt\" is null",
            "create index concurrently \"companies_name_gone\" on \"workspace_1\".\"companies\""
                + " using hash (\"name\") where \"deletedAt\" is not null");
  }

  @Test
  void findsDeletedRowsBySeveralColumns() {
    Script script =
        expand(
            COMPANIES,
            new CreateIndex(
                "companies_both",
                "companies",
                List.of("name", "size"),
                true,
                true,
                IndexKind.BTREE));

    assertThat(script.afterwards().stream().map(step -> ((Step.BuildIndex) step).build()))
        .containsExactly(
            "create unique index concurrently \"companies_both\" on"
                + " \"workspace_1\".\"companies\" using btree (md5(\"name\"), \"size\") where"
                + " \"deletedAt\" is null",
            "create index concurrently \"companies_both_gone\" on \"workspace_1\".\"companies\""
                + " using btree (md5(\"name\"), \"size\") where \"deletedAt\" is not null");
  }

  @Test
  void sortsByTheBeginningsOfTexts() {
    Script script =
        expand(
            COMPANIES,
            new CreateIndex(
                "companies_name",
                "companies",
                List.of("name", "id"),
                false,
                true,
                IndexKind.BTREE));

    assertThat(((Step.BuildIndex) script.afterwards().getFirst()).build())
        .endsWith(
            "using btree (left(\"name\", 256) collate \"und-x-icu\", \"id\")"
                + " where \"deletedAt\" is null");
  }

  @Test
  void fillsAfterIndexesSoThatARefusalChangesNoRow() {
    Script script =
        expand(
            COMPANIES,
            new FillColumn("companies", "size", IntNode.valueOf(1)),
            new CreateIndex(
                "companies_size", "companies", List.of("size"), true, true, IndexKind.BTREE));

    assertThat(script.afterwards().getFirst()).isInstanceOf(Step.BuildIndex.class);
    assertThat(script.afterwards().getLast())
        .isEqualTo(
            new Step.Sweep("companies", "size", "\"size\" = '1'::integer", "t.\"size\" is null"));
  }

  @Test
  void mirrorsByATriggerAndABatch() {
    Script script =
        expand(
            COMPANIES,
            new AddColumn("companies", new Column("size_2", ColumnType.TEXT, true, null)),
            new MirrorColumn("companies", "size", ColumnType.INTEGER, "size_2", ColumnType.TEXT));

    assertThat(script.transaction().get(3))
        .contains("new.\"size_2\" := new.\"size\"::text")
        .contains("new.\"size\" := new.\"size_2\"::integer; exception when data_exception");
    assertThat(script.afterwards())
        .containsExactly(
            new Step.Sweep(
                "companies",
                "size_2",
                "\"size_2\" = t.\"size\"::text",
                "t.\"size_2\" is distinct from t.\"size\"::text"));
  }

  @Test
  void refusesToRemove() {
    assertThatThrownBy(() -> expand(COMPANIES, new DropTable("people")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesNamesThatAreNotPlain() {
    assertThatThrownBy(() -> expand(COMPANIES, new CreateTable("a\"; drop", List.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
