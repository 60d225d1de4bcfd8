package dev.lockstep.formats.reading;

import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Scalar;
import dev.lockstep.formats.yaml.YamlNode.Sequence;
import dev.lockstep.formats.yaml.YamlNode.Style;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.PathSyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads texts, paths and other single values; what does not fit becomes a finding. */
public class Scalars {
  private static final Pattern DAYS_OR_HOURS = Pattern.compile("([0-9]{1,9})([smhdw])");

  private final Findings findings;
  private final Values values;

  /** A reader that adds what is wrong to these findings. */
  public Scalars(Findings findings) {
    this.findings = findings;
    this.values = new Values(findings);
  }

  /** The reader of values of any type. */
  public final Values values() {
    return values;
  }

  /** A text; null is none. */
  public final Optional<String> text(YamlNode node) {
    boolean isNull =
        node instanceof Scalar scalar
            && scalar.style() == Style.PLAIN
            && (scalar.text().isEmpty() || scalar.text().equals("null"));
    return node instanceof Scalar scalar && !isNull
        ? Optional.of(scalar.text())
        : wrongKind(node, "a text");
  }

  /** True or false. */
  public final Optional<Boolean> truth(YamlNode node) {
    return node instanceof Scalar scalar
            && values.scalar(scalar).orElse(Value.NULL) instanceof Value.Bool is
        ? Optional.of(is.value())
        : wrongKind(node, "true or false");
  }

  /** A finding about a node of a kind that does not belong here. */
  public final <T> Optional<T> wrongKind(YamlNode node, String expected) {
    return findings.add(
        node.mark(),
        "wrong-kind",
        "Cannot take %s here: %s is expected".formatted(node.kind(), expected));
  }

  /** One path. */
  public final Optional<Path> path(YamlNode node) {
    return node instanceof Scalar
        ? text(node).flatMap(text -> path(text, node))
        : wrongKind(node, "one path");
  }

  private Optional<Path> path(String text, YamlNode node) {
    try {
      return Optional.of(Path.parse(text));
    } catch (PathSyntaxException e) {
      return findings.add(
          inside(node, 1, e.column()),
          "bad-path",
          "Cannot read the path '%s': %s".formatted(Wording.shortened(text), e.why()));
    }
  }

  /** A list of paths; one path alone is a list of one. */
  public final Optional<List<Path>> paths(YamlNode node) {
    if (!(node instanceof Sequence sequence)) {
      return path(node).map(List::of);
    }
    List<Path> paths = new ArrayList<>();
    sequence.items().forEach(item -> path(item).ifPresent(paths::add));
    return paths.size() == sequence.items().size() ? Optional.of(paths) : Optional.empty();
  }

  /** The place inside a text, as near as the way it is written tells. */
  public static Mark inside(YamlNode node, int line, int column) {
    Style style = node instanceof Scalar scalar ? scalar.style() : Style.BLOCK;
    return switch (style) {
      case PLAIN -> line == 1 ? node.mark().plusColumns(column - 1) : node.mark();
      case QUOTED -> line == 1 ? node.mark().plusColumns(column) : node.mark();
      case BLOCK -> node.mark();
    };
  }

  /** A time span in whole seconds. */
  public final Optional<Duration> duration(YamlNode node) {
    return text(node).flatMap(text -> duration(text, node));
  }

  private Optional<Duration> duration(String text, YamlNode node) {
    try {
      Matcher plain = DAYS_OR_HOURS.matcher(text);
      Duration duration =
          plain.matches()
              ? Duration.ofSeconds(
                  Math.multiplyExact(Long.parseLong(plain.group(1)), seconds(plain.group(2))))
              : Duration.parse(text);
      if (!duration.isNegative() && duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))) {
        return Optional.of(duration);
      }
    } catch (DateTimeException | ArithmeticException e) {
      // Not a duration: said below, as for a negative one.
    }
    return findings.add(
        node.mark(),
        "bad-value",
        "Cannot take '%s' as a time span: write 30d, 12h or ISO 8601 such as P30D, in whole seconds"
            .formatted(Wording.shortened(text)));
  }

  private static long seconds(String unit) {
    return switch (unit) {
      case "s" -> 1;
      case "m" -> 60;
      case "h" -> 3600;
      case "d" -> 86_400;
      default -> 604_800;
    };
  }
}
