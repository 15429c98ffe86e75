package io.viginti.data.plan.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.InverseOneField;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.ReferenceField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.FieldPermission;
import io.viginti.contracts.access.ObjectPermission;
import io.viginti.contracts.access.RowRule;
import io.viginti.data.plan.Condition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A role's permissions by name to what they mean for the objects of a shape. */
final class ResolveRole {
  private static final Logger LOG = Logger.getLogger(ResolveRole.class);

  private final AccessRole role;
  private final Catalog catalog;
  private final ResolvedAccess.Rules rules;
  private final Map<String, ObjectPermission> objects = new HashMap<>();
  private final Map<String, Map<String, FieldPermission>> fields = new HashMap<>();
  private final Map<String, JsonNode> filters = new HashMap<>();

  ResolveRole(AccessRole role, Catalog catalog, ResolvedAccess.Rules rules) {
    this.role = role;
    this.catalog = catalog;
    this.rules = rules;
    role.objects().forEach(permission -> objects.put(permission.objectName(), permission));
    for (FieldPermission permission : role.fields()) {
      fields
          .computeIfAbsent(permission.objectName(), none -> new HashMap<>())
          .put(permission.fieldName(), permission);
    }
    for (RowRule rule : role.rules()) {
      filters.put(rule.objectName(), rule.filter());
    }
  }

  ResolvedAccess resolve() {
    Map<CatalogObject, ObjectAccess> own = new LinkedHashMap<>();
    StringBuilder content = new StringBuilder();
    for (CatalogObject object : catalog.objects()) {
      ObjectAccess access = canRead(object) ? access(object) : ObjectAccess.NOTHING;
      own.put(object, access);
      if (!access.equals(ObjectAccess.EVERYTHING)) {
        describe(object, access, content);
      }
    }
    Map<String, ObjectAccess> restricted = new LinkedHashMap<>();
    own.forEach(
        (object, access) -> {
          ObjectAccess linked =
              access.within(
                  Links.rule(object, target -> own.getOrDefault(target, ObjectAccess.NOTHING)));
          if (!linked.equals(ObjectAccess.EVERYTHING)) {
            restricted.put(object.nameSingular(), linked);
          }
        });
    return restricted.isEmpty()
        ? ResolvedAccess.everything()
        : new ResolvedAccess(hash(content), restricted);
  }

  private boolean canRead(CatalogObject object) {
    ObjectPermission own = permission(object);
    return permitted(role.canReadAllRecords(), own == null ? null : own.canRead());
  }

  private @Nullable ObjectPermission permission(CatalogObject object) {
    return objects.get(object.nameSingular());
  }

  private static boolean permitted(boolean ofRole, @Nullable Boolean ofObject) {
    return ofObject == null ? ofRole : ofObject;
  }

  private ObjectAccess access(CatalogObject object) {
    Condition rule;
    try {
      rule = rule(object);
    } catch (RuntimeException unbound) {
      LOG.warnf("event=row-rule-unbound role=%s object=%s %s", role.id(), object, unbound);
      return ObjectAccess.NOTHING;
    }
    Set<String> unreadable = new TreeSet<>();
    Set<String> unwritable = new TreeSet<>();
    for (CatalogField field : object.fields()) {
      FieldPermission own = permission(field);
      boolean isHidden = (own != null && !own.canRead() && !isId(field)) || leadsToHidden(field);
      if (isHidden) {
        unreadable.add(field.name());
        if (field instanceof ToManyField many) {
          unreadable.add(many.aggregateName());
        }
      }
      if (isHidden || (own != null && !own.canUpdate())) {
        unwritable.add(field.name());
      }
    }
    object.findSearchField().filter(name -> isHidden(object, name)).ifPresent(unreadable::add);
    ObjectPermission own = permission(object);
    return new ObjectAccess(
        true,
        permitted(role.canUpdateAllRecords(), own == null ? null : own.canUpdate()),
        permitted(role.canSoftDeleteAllRecords(), own == null ? null : own.canSoftDelete()),
        permitted(role.canDestroyAllRecords(), own == null ? null : own.canDestroy()),
        unreadable,
        unwritable,
        rule);
  }

  private Condition rule(CatalogObject object) {
    JsonNode filter = filters.get(object.nameSingular());
    return filter == null ? Condition.Known.TRUE : rules.bind(object, filter);
  }

  private @Nullable FieldPermission permission(CatalogField field) {
    return permission(field.owner(), field.source().name());
  }

  private @Nullable FieldPermission permission(CatalogObject object, String field) {
    return fields.getOrDefault(object.nameSingular(), Map.of()).get(field);
  }

  private boolean isHidden(CatalogObject object, String field) {
    FieldPermission own = permission(object, field);
    return own != null && !own.canRead();
  }

  private static boolean isId(CatalogField field) {
    return field instanceof LeafField leaf && leaf.isId();
  }

  /** A relation to records that the role may not read is hidden with them. */
  private boolean leadsToHidden(CatalogField field) {
    return switch (field) {
      case LeafField leaf -> false;
      case CompositeField composite -> false;
      case RelationIdField id -> !canRead(id.relation().target());
      case ReferenceField reference -> !canRead(reference.target());
      case InverseOneField inverse -> !canRead(inverse.target());
      case ToManyField many -> !canRead(many.target());
    };
  }

  /** Everything that {@link ObjectAccess} is made of, in a fixed order. */
  private void describe(CatalogObject object, ObjectAccess access, StringBuilder content) {
    content.append(object.nameSingular()).append(' ');
    content.append(access.canRead() ? 'r' : '-').append(access.canUpdate() ? 'u' : '-');
    content.append(access.canSoftDelete() ? 's' : '-').append(access.canDestroy() ? 'd' : '-');
    content.append(new TreeSet<>(access.unreadable())).append(new TreeSet<>(access.unwritable()));
    if (access.canRead()) {
      content.append(filters.get(object.nameSingular()));
    }
    content.append('\n');
  }

  private static String hash(CharSequence content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(content.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
