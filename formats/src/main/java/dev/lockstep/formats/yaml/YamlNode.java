package dev.lockstep.formats.yaml;

import java.util.List;

/** One node of a YAML file, with its place. */
public sealed interface YamlNode {
  /** Where it begins. */
  Mark mark();

  /** What it is, for messages. */
  default String kind() {
    return switch (this) {
      case Scalar scalar -> "a single value";
      case Sequence sequence -> "a list";
      case Mapping mapping -> "a map";
    };
  }

  /** How a scalar is written. */
  enum Style {
    /** Without quotes: its form says its type. */
    PLAIN,
    /** In quotes, on its line: a text. */
    QUOTED,
    /** As a block of lines: a text. */
    BLOCK
  }

  /** A single value. */
  record Scalar(String text, Style style, Mark mark) implements YamlNode {}

  /** A list. */
  record Sequence(List<YamlNode> items, Mark mark) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Names with their values, in the order written; a name occurs once. */
  record Mapping(List<Entry> entries, Mark mark) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  /** A name with its value. */
  record Entry(Scalar name, YamlNode value) {}
}
