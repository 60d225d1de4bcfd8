package dev.lockstep.registry.evidence;

import dev.lockstep.formats.yaml.YamlText;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Writes what was counted in stored documents, as {@link StatisticsFile} reads it. */
public final class StatisticsText {
  private final YamlText out = new YamlText();

  private StatisticsText() {}

  /** The text of a file, by the names that the store gives the collections. */
  public static String of(Map<String, Statistics> collections) {
    return new StatisticsText().text(collections);
  }

  private String text(Map<String, Statistics> collections) {
    out.map();
    new TreeMap<>(collections)
        .forEach((name, statistics) -> {
          out.text(name).map().number("documents", statistics.documents());
          if (statistics.full()) {
            out.yes("full");
          }
          out.text("paths").map();
          statistics.paths().entrySet().stream()
              .sorted(Comparator.comparing(each -> each.getKey().toString()))
              .forEach(each -> path(each.getKey(), each.getValue()));
          out.end().end();
        });
    return out.end().toString();
  }

  private void path(Path path, AtPath seen) {
    out.text(path.toString()).map().number("present", seen.present());
    if (seen.nulls() > 0) {
      out.number("nulls", seen.nulls());
    }
    out.text("types").map();
    new TreeMap<ValueType, Long>(seen.types())
        .forEach((type, count) -> out.number(type.word(), count));
    out.end();
    seen.min().ifPresent(min -> out.text("min").number(min));
    seen.max().ifPresent(max -> out.text("max").number(max));
    if (seen.longest().isPresent()) {
      out.number("longest", seen.longest().getAsLong());
    }
    if (!seen.values().isEmpty()) {
      out.text("values").map();
      new TreeMap<>(seen.values()).forEach(out::number);
      out.end();
    }
    out.end();
  }
}
