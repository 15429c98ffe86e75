package io.viginti.data.plan.rewrite;

import io.viginti.data.plan.Condition;
import io.viginti.data.plan.Condition.All;
import io.viginti.data.plan.Condition.Any;
import io.viginti.data.plan.Condition.Comparison;
import io.viginti.data.plan.Condition.Known;
import io.viginti.data.plan.Condition.Matches;
import io.viginti.data.plan.Condition.Not;
import io.viginti.data.plan.Condition.Presence;
import io.viginti.data.plan.Condition.Related;
import java.util.ArrayList;
import java.util.List;

/** Known parts of a condition disappear, and lists of one or of lists are flattened. */
public final class FoldConditions {
  private FoldConditions() {}

  public static Condition fold(Condition condition) {
    return switch (condition) {
      case All all -> foldList(all.parts(), true);
      case Any any -> foldList(any.parts(), false);
      case Not not -> foldNot(fold(not.part()));
      case Known known -> known;
      case Comparison comparison -> comparison;
      case Presence presence -> presence;
      case Related related -> foldRelated(related);
      case Matches matches -> matches;
    };
  }

  /** Without a record on the way the answer may be unknown, so only then it is known here. */
  private static Condition foldRelated(Related related) {
    Condition where = fold(related.where());
    if (related.from().isEmpty()) {
      boolean holdsForNone = where == Known.FALSE || where == Known.UNKNOWN;
      switch (related.quantifier()) {
        case SOME -> {
          if (holdsForNone) {
            return Known.FALSE;
          }
        }
        case NONE -> {
          if (holdsForNone) {
            return Known.TRUE;
          }
        }
        case EVERY -> {
          if (where == Known.TRUE) {
            return Known.TRUE;
          }
        }
      }
    }
    return related.with(fold(related.among()), where);
  }

  private static Condition foldNot(Condition part) {
    return switch (part) {
      case Known known ->
          switch (known) {
            case TRUE -> Known.FALSE;
            case FALSE -> Known.TRUE;
            case UNKNOWN -> Known.UNKNOWN;
          };
      case Not not -> not.part();
      case Presence presence -> new Presence(presence.target(), !presence.isNull());
      case All all -> new Not(all);
      case Any any -> new Not(any);
      case Comparison comparison -> new Not(comparison);
      case Related related -> new Not(related);
      case Matches matches -> new Not(matches);
    };
  }

  /** {@code neutral} is what an empty list is: true for all, false for any. */
  private static Condition foldList(List<Condition> parts, boolean isAll) {
    Known neutral = isAll ? Known.TRUE : Known.FALSE;
    Known decisive = isAll ? Known.FALSE : Known.TRUE;
    List<Condition> rest = new ArrayList<>();
    for (Condition part : parts) {
      Condition folded = fold(part);
      if (folded == decisive) {
        return decisive;
      }
      if (folded instanceof All all && isAll) {
        rest.addAll(all.parts());
      } else if (folded instanceof Any any && !isAll) {
        rest.addAll(any.parts());
      } else if (folded != neutral) {
        rest.add(folded);
      }
    }
    return switch (rest.size()) {
      case 0 -> neutral;
      case 1 -> rest.getFirst();
      default -> isAll ? new All(rest) : new Any(rest);
    };
  }
}
