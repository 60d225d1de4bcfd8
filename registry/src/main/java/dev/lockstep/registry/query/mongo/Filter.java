package dev.lockstep.registry.query.mongo;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.List;

/** Which documents a query asks for. All variants are immutable. */
public sealed interface Filter {
  /** All of these; every document where there are none. */
  record And(List<Filter> parts) implements Filter {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** One of these. */
  record Or(List<Filter> parts) implements Filter {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** None of these. */
  record Nor(List<Filter> parts) implements Filter {
    public Nor {
      parts = List.copyOf(parts);
    }
  }

  /** Those that meet every condition at a path. */
  record Test(Path path, List<Condition> conditions) implements Filter {
    public Test {
      conditions = List.copyOf(conditions);
    }
  }

  /** A part that is not understood, as it stands. */
  record Unknown(String place, String name, Value content) implements Filter {}

  /** What is asked of the values at a path. */
  sealed interface Condition {}

  /** An operator with its operand. */
  record Compare(Operator operator, Value operand) implements Condition {}

  /** The conditions are not all met. */
  record Not(List<Condition> conditions) implements Condition {
    public Not {
      conditions = List.copyOf(conditions);
    }
  }

  /** The operators whose meaning is known. */
  enum Operator {
    EQ("$eq"),
    NE("$ne"),
    IN("$in"),
    NIN("$nin"),
    GT("$gt"),
    GTE("$gte"),
    LT("$lt"),
    LTE("$lte"),
    EXISTS("$exists"),
    TYPE("$type"),
    REGEX("$regex"),
    MOD("$mod"),
    ALL("$all"),
    SIZE("$size"),
    ELEM_MATCH("$elemMatch");

    private final String word;

    Operator(String word) {
      this.word = word;
    }

    /** The operator as MongoDB writes it. */
    public String word() {
      return word;
    }

    /** Whether it orders values. */
    boolean isRange() {
      return this == GT || this == GTE || this == LT || this == LTE;
    }
  }
}
