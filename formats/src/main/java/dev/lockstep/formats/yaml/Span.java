package dev.lockstep.formats.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * One node of a text in YAML, with the places of its characters.
 *
 * @param word what a single value says; empty for a list or map
 * @param flow whether it is written in brackets or braces
 * @param from where its first character stands
 * @param to where its last one ends, without what follows on the line
 * @param column how far its first character is indented
 * @param inside the items of a list, the names and values of a map by turns
 */
record Span(Form form, String word, boolean flow, int from, int to, int column, List<Span> inside) {
  enum Form {
    WORD,
    LIST,
    MAP
  }

  /** The value under a name of a map. */
  Optional<Span> at(String name) {
    for (int i = 0; form == Form.MAP && i < inside.size(); i += 2) {
      if (inside.get(i).word().equals(name)) {
        return Optional.of(inside.get(i + 1));
      }
    }
    return Optional.empty();
  }

  boolean isNothing() {
    return form == Form.WORD && (word.isEmpty() || word.equals("null") || word.equals("~"));
  }

  /** The node that a text holds, which was read before by {@link YamlTree}. */
  static Span of(String text) {
    LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
    return new Builder(text, new Parse(settings).parseString(text).iterator()).root();
  }

  private record Builder(String text, Iterator<Event> events) {
    Span root() {
      Event event = next();
      while (event.getEventId() == Event.ID.StreamStart
          || event.getEventId() == Event.ID.DocumentStart) {
        event = next();
      }
      return node(event);
    }

    private Event next() {
      Event event = events.next();
      while (event.getEventId() == Event.ID.Comment) {
        event = events.next();
      }
      return event;
    }

    private Span node(Event event) {
      int from = place(event.getStartMark().orElseThrow());
      int column = event.getStartMark().orElseThrow().getColumn();
      if (event instanceof ScalarEvent scalar) {
        int to = place(event.getEndMark().orElseThrow());
        return new Span(Form.WORD, scalar.getValue(), false, from, to, column, List.of());
      }
      boolean flow = event instanceof CollectionStartEvent start && start.isFlow();
      boolean isMap = event.getEventId() == Event.ID.MappingStart;
      Event.ID end = isMap ? Event.ID.MappingEnd : Event.ID.SequenceEnd;
      List<Span> inside = new ArrayList<>();
      Event each = next();
      while (each.getEventId() != end) {
        inside.add(node(each));
        each = next();
      }
      int last = inside.isEmpty() ? from : inside.getLast().to();
      int to = flow ? place(each.getEndMark().orElseThrow()) : last;
      return new Span(isMap ? Form.MAP : Form.LIST, "", flow, from, to, column, inside);
    }

    private int place(org.snakeyaml.engine.v2.exceptions.Mark mark) {
      return text.offsetByCodePoints(0, mark.getIndex());
    }
  }
}
