package dev.lockstep.registry.query.mongo;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One part of a command, by what it does with paths. All variants are immutable. */
public sealed interface Clause {
  /** Parts by their names, in order. */
  record Group(Map<String, Clause> parts) implements Clause {
    public Group {
      parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }
  }

  /** Parts one after the other, each for itself. */
  record Each(List<Clause> parts) implements Clause {
    public Each {
      parts = List.copyOf(parts);
    }
  }

  /** The stages of an aggregation, each seeing what the one before it left. */
  record Pipeline(List<Group> stages) implements Clause {
    public Pipeline {
      stages = List.copyOf(stages);
    }

    /** Whether what comes behind this stage has the names that the stage gave. */
    static boolean names(Group stage) {
      return stage.parts().containsKey("$group")
          || stage.parts().containsKey("$count")
          || stage.parts().get("$project") instanceof Computed;
    }
  }

  /** Says nothing about paths. */
  record Kept(Value value) implements Clause {}

  /** Chooses documents. */
  record Where(Filter filter) implements Clause {}

  /** Orders documents: 1 upwards and -1 downwards, by the path. */
  record Order(Map<Path, Value> keys) implements Clause {
    public Order {
      keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }
  }

  /** Shows or hides paths. */
  record Shown(Map<Path, Value> paths) implements Clause {
    public Shown {
      paths = Collections.unmodifiableMap(new LinkedHashMap<>(paths));
    }
  }

  /** Names a path; the prefix stands before it. */
  record Named(Path path, String prefix) implements Clause {}

  /** Changes values: for each operator the paths with their operands. */
  record Edits(Map<String, Map<Path, Value>> operators) implements Clause {
    public Edits {
      operators = Collections.unmodifiableMap(new LinkedHashMap<>(operators));
    }
  }

  /** Fields computed by expressions that read paths. */
  record Computed(Value content) implements Clause {}

  /** A part that is not understood, as it stands. */
  record Unknown(Value content) implements Clause {}
}
