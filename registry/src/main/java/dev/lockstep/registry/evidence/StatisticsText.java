package dev.lockstep.registry.evidence;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.formats.yaml.YamlText;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.survey.EngineFacts;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import dev.lockstep.registry.evidence.Statistics.Sizes;
import dev.lockstep.registry.evidence.Statistics.StoredValidator;
import dev.lockstep.registry.json.JsonReader;
import dev.lockstep.registry.writing.TreeText;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what was counted in stored documents, and what their store knows, as {@link
 * StatisticsFile} reads it. A part that nobody knows is left out.
 */
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
          out.end();
          statistics.sizes().ifPresent(this::sizes);
          if (!statistics.engine().equals(EngineFacts.NONE)) {
            out.text("engine").map();
            engine(statistics.engine());
            out.end();
          }
          statistics.validator().ifPresent(this::validator);
          out.end();
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
    seen.spread()
        .ifPresent(spread ->
            out.text("spread")
                .mapInLine()
                .number("distinct", spread.distinct())
                .number("top", spread.top())
                .end());
    out.end();
  }

  private void sizes(Sizes sizes) {
    out.text("bytes").mapInLine().number("p999", sizes.p999()).number("most", sizes.most()).end();
  }

  private void engine(EngineFacts engine) {
    engine
        .dropped()
        .ifPresent(dropped -> {
          out.text("dropped").map();
          new TreeMap<>(dropped)
              .forEach((name, column) ->
                  out.text(name)
                      .mapInLine()
                      .text("type", column.type())
                      .text("kind", column.kind())
                      .end());
          out.end();
        });
    engine.views().ifPresent(views -> names("views", views));
    engine
        .indexes()
        .ifPresent(indexes -> {
          out.text("indexes").map();
          new TreeMap<>(indexes).forEach(this::names);
          out.end();
        });
    engine
        .attributes()
        .ifPresent(attributes -> {
          out.text("attributes").map();
          new TreeMap<>(attributes).forEach(out::text);
          out.end();
        });
    engine
        .cluster()
        .ifPresent(cluster -> {
          out.text("cluster").map();
          names("versions", cluster.versions());
          out.number("down", cluster.down()).number("schemas", cluster.schemas()).end();
        });
  }

  private void names(String name, Collection<String> names) {
    out.text(name).listInLine();
    names.stream().sorted().forEach(out::text);
    out.end();
  }

  private void validator(StoredValidator validator) {
    out.text("validator")
        .map()
        .text("level", validator.strictness().level().word())
        .text("action", validator.strictness().action().word());
    validator
        .schema()
        .ifPresent(rule -> {
          out.text("schema");
          TreeText.write(JsonReader.read(ExtendedJson.write(rule, Notation.CANONICAL)), out);
        });
    out.end();
  }
}
