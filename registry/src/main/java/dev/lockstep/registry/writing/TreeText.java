package dev.lockstep.registry.writing;

import dev.lockstep.formats.yaml.YamlText;
import dev.lockstep.registry.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A tree as YAML in blocks, short lists and maps on one line; every text reads back as it is. */
public final class TreeText {
  private static final int INLINE_MAX = 80;

  /** Readers take a number of a few hundred characters. */
  private static final int NUMBER_MAX = 300;

  private TreeText() {}

  static String write(Json.Members tree) {
    YamlText yaml = new YamlText();
    write(tree, yaml);
    return yaml.toString();
  }

  /** Writes a tree where a text has come to. */
  public static void write(Json value, YamlText yaml) {
    switch (value) {
      case Json.Members members -> {
        boolean isShort = isShort(members, List.copyOf(members.values().values()));
        YamlText inside = isShort ? yaml.mapInLine() : yaml.map();
        members.values().forEach((name, member) -> write(member, inside.text(name)));
        inside.end();
      }
      case Json.Items items -> {
        boolean isShort = isShort(items, items.values());
        YamlText inside = isShort ? yaml.listInLine() : yaml.list();
        items.values().forEach(item -> write(item, inside));
        inside.end();
      }
      case Json.Text(String text) -> yaml.text(text);
      case Json.Null none -> yaml.truth(Optional.empty());
      case Json.Bool(boolean truth) -> yaml.truth(Optional.of(truth));
      case Json.Num number -> yaml.number(number(number));
    }
  }

  private static boolean isShort(Json whole, List<Json> inside) {
    return inside.stream()
            .noneMatch(each -> each instanceof Json.Members || each instanceof Json.Items)
        && whole.toString().length() <= INLINE_MAX;
  }

  private static BigDecimal number(Json.Num number) {
    String plain = number.toString();
    return plain.length() <= NUMBER_MAX ? new BigDecimal(plain) : number.value();
  }
}
