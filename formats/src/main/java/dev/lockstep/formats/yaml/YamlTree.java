package dev.lockstep.formats.yaml;

import dev.lockstep.formats.yaml.YamlNode.Entry;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.formats.yaml.YamlNode.Scalar;
import dev.lockstep.formats.yaml.YamlNode.Sequence;
import dev.lockstep.formats.yaml.YamlNode.Style;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Builds the tree of one file from the events of the YAML parser. */
public final class YamlTree {
  /** How many characters a file has at most. */
  public static final int SIZE_MAX = 1024 * 1024;

  /** How deep lists and maps nest at most. */
  public static final int DEPTH_MAX = 50;

  private static final int SENTENCE_SIZE_MAX = 200;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setUseMarks(true).setCodePointLimit(SIZE_MAX + 1).build();

  private final Iterator<Event> events;

  private YamlTree(Iterator<Event> events) {
    this.events = events;
  }

  /**
   * The tree of this text; empty where it holds nothing but comments.
   *
   * @throws YamlException if the text is not YAML, or uses a part of it that is refused
   */
  @SuppressWarnings("UnusedException") // Said again with its place.
  public static Optional<YamlNode> read(String text) {
    if (text.length() > SIZE_MAX) {
      throw new YamlException(Mark.START, "the file is larger than 1 MiB");
    }
    String content = text.startsWith("\ufeff") ? text.substring(1) : text;
    try {
      return new YamlTree(new Parse(SETTINGS).parseString(content).iterator()).root();
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().map(YamlTree::mark).orElse(Mark.START);
      throw new YamlException(mark, quoting(onOneLine(e.getProblem())));
    } catch (YamlEngineException e) {
      throw new YamlException(Mark.START, onOneLine(String.valueOf(e.getMessage())));
    }
  }

  /** Expressions and templates in a map on one line are the usual reason. */
  private static String quoting(String problem) {
    return problem.startsWith("expected ',' or '}'")
        ? problem + "; a text with a colon, comma or brace stands in quotes"
        : problem;
  }

  private static String onOneLine(String message) {
    String line = message.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() > SENTENCE_SIZE_MAX ? line.substring(0, SENTENCE_SIZE_MAX) + "…" : line;
  }

  private Optional<YamlNode> root() {
    Optional<YamlNode> root = Optional.empty();
    while (events.hasNext()) {
      Event event = events.next();
      switch (event.getEventId()) {
        case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment -> {}
        case Alias, Scalar, SequenceStart, MappingStart -> {
          if (root.isPresent()) {
            throw error(event, "a second document begins here; one file holds one");
          }
          root = Optional.of(node(event, 0));
        }
        case SequenceEnd, MappingEnd -> throw error(event, "nothing ends here");
      }
    }
    return root;
  }

  private YamlNode node(Event event, int depth) {
    if (depth > DEPTH_MAX) {
      throw error(event, "lists and maps nest deeper than %d levels".formatted(DEPTH_MAX));
    }
    refuseAnchors(event);
    refuseTags(event);
    return switch (event.getEventId()) {
      case Scalar -> scalar((ScalarEvent) event);
      case SequenceStart -> sequence(event, depth);
      case MappingStart -> mapping(event, depth);
      case Alias -> throw error(event, "aliases are not taken here; write the value out");
      case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment, SequenceEnd, MappingEnd ->
          throw error(event, "a value was expected here");
    };
  }

  private static void refuseTags(Event event) {
    Optional<String> tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case CollectionStartEvent collection -> collection.getTag();
          default -> Optional.empty();
        };
    if (tag.isPresent()) {
      throw error(event, "tags are not taken here; types follow from how a value is written");
    }
  }

  private static void refuseAnchors(Event event) {
    if (event instanceof NodeEvent node
        && node.getEventId() != Event.ID.Alias
        && node.getAnchor().isPresent()) {
      throw error(event, "anchors are not taken here; write the value out");
    }
  }

  private static Scalar scalar(ScalarEvent event) {
    ScalarStyle written = event.getScalarStyle();
    Style style =
        switch (written) {
          case PLAIN -> Style.PLAIN;
          case SINGLE_QUOTED, DOUBLE_QUOTED -> Style.QUOTED;
          case LITERAL, FOLDED, JSON_SCALAR_STYLE -> Style.BLOCK;
        };
    return new Scalar(event.getValue(), style, mark(event));
  }

  private Sequence sequence(Event start, int depth) {
    List<YamlNode> items = new ArrayList<>();
    for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
      items.add(node(event, depth + 1));
    }
    return new Sequence(items, mark(start));
  }

  private Mapping mapping(Event start, int depth) {
    List<Entry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
      if (!(node(event, depth + 1) instanceof Scalar name)) {
        throw error(event, "a name was expected here, not a list or a map");
      }
      if (!names.add(name.text())) {
        throw error(event, "the name '%s' occurs twice in this map".formatted(name.text()));
      }
      entries.add(new Entry(name, node(next(), depth + 1)));
    }
    return new Mapping(entries, mark(start));
  }

  private Event next() {
    Event event = events.next();
    while (event.getEventId() == Event.ID.Comment) {
      event = events.next();
    }
    return event;
  }

  private static YamlException error(Event event, String why) {
    return new YamlException(mark(event), why);
  }

  private static Mark mark(Event event) {
    return event.getStartMark().map(YamlTree::mark).orElse(Mark.START);
  }

  private static Mark mark(org.snakeyaml.engine.v2.exceptions.Mark mark) {
    return new Mark(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
