package dev.lockstep.formats.yaml;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * Writes YAML that {@link YamlTree} reads back as it was meant: a text that could be taken for
 * something else stands in quotes. One use, one thread.
 */
@CanIgnoreReturnValue
public final class YamlText {
  private static final int SIZE_MAX = Integer.MAX_VALUE / 2;
  private static final int NAME_SIZE_MAX = 1_000;
  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setDumpComments(true)
          .setIndicatorIndent(2)
          .setIndent(4)
          .setMaxSimpleKeyLength(NAME_SIZE_MAX)
          .setWidth(SIZE_MAX)
          .build();

  /** What no reader of YAML takes for anything but a text. */
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*");

  private static final Pattern WORD_OF_YAML =
      Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");

  private final List<Event> events = new ArrayList<>();
  private final Deque<Event> ends = new ArrayDeque<>();

  /** A text without anything yet. */
  public YamlText() {
    events.add(new StreamStartEvent());
    events.add(new DocumentStartEvent(false, Optional.empty(), Map.of()));
  }

  /** Begins a map: names and values by turns, until its end. */
  public YamlText map() {
    return map(FlowStyle.BLOCK);
  }

  /** Begins a map that stands on one line. */
  public YamlText mapInLine() {
    return map(FlowStyle.FLOW);
  }

  private YamlText map(FlowStyle style) {
    events.add(new MappingStartEvent(Optional.empty(), Optional.empty(), true, style));
    ends.push(new MappingEndEvent());
    return this;
  }

  /** Begins a list. */
  public YamlText list() {
    return list(FlowStyle.BLOCK);
  }

  /** Begins a list that stands on one line. */
  public YamlText listInLine() {
    return list(FlowStyle.FLOW);
  }

  private YamlText list(FlowStyle style) {
    events.add(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, style));
    ends.push(new SequenceEndEvent());
    return this;
  }

  /** Ends the map or the list that was begun last. */
  public YamlText end() {
    // Nothing comes that a comment could stand before, and the emitter takes it for an error.
    while (events.getLast() instanceof CommentEvent) {
      events.removeLast();
    }
    events.add(ends.pop());
    return this;
  }

  /** How many maps and lists are not at their end. */
  public int depth() {
    return ends.size();
  }

  /** A name, or a text. */
  public YamlText text(String text) {
    boolean isPlain = HARMLESS.matcher(text).matches() && !WORD_OF_YAML.matcher(text).matches();
    return scalar(text, isPlain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
  }

  /** A name with a text behind it. */
  public YamlText text(String name, String text) {
    return text(name).text(text);
  }

  /** A number, exactly. */
  public YamlText number(BigDecimal number) {
    return scalar(number.toString(), ScalarStyle.PLAIN);
  }

  /** A name with a whole number behind it. */
  public YamlText number(String name, long number) {
    return text(name).scalar(Long.toString(number), ScalarStyle.PLAIN);
  }

  /** True, or null where there is nothing. */
  public YamlText truth(Optional<Boolean> truth) {
    return scalar(truth.map(String::valueOf).orElse("null"), ScalarStyle.PLAIN);
  }

  /** A name that is said to be true. */
  public YamlText yes(String name) {
    return text(name).truth(Optional.of(Boolean.TRUE));
  }

  private YamlText scalar(String text, ScalarStyle style) {
    events.add(
        new ScalarEvent(
            Optional.empty(), Optional.empty(), new ImplicitTuple(true, true), text, style));
    return this;
  }

  /** A comment on a line of its own, before what comes next in the same map or list. */
  public YamlText comment(String text) {
    String line = " " + text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029\\ufeff]+", " ").strip();
    events.add(new CommentEvent(CommentType.BLOCK, line, Optional.empty(), Optional.empty()));
    return this;
  }

  /** The whole text; every map and list is at its end. */
  @Override
  public String toString() {
    List<Event> all = new ArrayList<>(events);
    all.add(new DocumentEndEvent(false));
    all.add(new StreamEndEvent());
    return new Present(SETTINGS).emitToString(all.iterator());
  }
}
