package dev.lockstep.registry.formula;

import dev.lockstep.registry.json.Json;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The kinds of values that exclude each other. */
public enum Kind {
  NULL,
  BOOLEAN,
  NUMBER,
  STRING,
  ARRAY,
  OBJECT,
  /** MongoDB's number that is none; JSON cannot write it. */
  NOT_A_NUMBER,
  /** The types of BSON that JSON does not have. */
  BSON;

  /** What a JSON document may be. */
  public static final Set<Kind> OF_JSON = Collections.unmodifiableSet(EnumSet.range(NULL, OBJECT));

  /** What a MongoDB document's field may be. */
  public static final Set<Kind> OF_BSON = Collections.unmodifiableSet(EnumSet.allOf(Kind.class));

  /** The kind of this value. */
  public static Kind of(Json value) {
    return switch (value) {
      case Json.Null none -> NULL;
      case Json.Bool bool -> BOOLEAN;
      case Json.Num number -> NUMBER;
      case Json.Text text -> STRING;
      case Json.Items items -> ARRAY;
      case Json.Members members -> OBJECT;
    };
  }
}
