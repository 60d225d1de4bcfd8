package dev.lockstep.formats.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people who know other tools write first leads them to how it is written here. */
class WrongGuessTest {
  private static final String HEAD =
      """
      apiVersion: lockstep/v1
      kind: Change
      id: guess
      title: A guess
      operations:
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$rename: {a: b}|did you mean rename, as in 'rename: {from: town, to: city}'?",
        "rename_field: {from: a, to: b}|did you mean rename",
        "addField: {path: a}|did you mean add",
        "unset: a|did you mean remove",
        "set: {a: 1}|did you mean add",
        "nest: {from: a, to: b}|did you mean move",
        "forEach: {path: a}|did you mean each",
        "createIndex: {a: 1}|did you mean addIndex",
        "frobnicate: {a: 1}|the operations are add, remove, rename",
        "rename: [a, b]|a map of arguments as in 'rename: {from: town, to: city}' is expected",
        "move: {from: [a, b], to: c}|one path is expected",
        "rename: {old: a, to: b}|it has no 'old'; did you mean from?",
        "add: {path: a, default: 1}|it has no 'default'; did you mean value?",
        "convert: {path: a, type: int}|it has no 'type'; did you mean to?",
        "convert: {path: a, to: int, onError: null}|did you mean otherwise?",
        "convert: {path: a, to: number}|did you mean double?",
        "convert: {path: a, to: int32}|did you mean int?",
        "convert: {path: a, to: boolean}|did you mean bool?",
        "split: {path: a, to: [b, c], separator: x}|did you mean template?",
        "each: {path: 'a[]', do: []}|did you mean operations?",
        "addIndex: {name: i, keys: [a]}|a map such as {city: 1} is expected",
        "addIndex: {name: i, keys: {a: asc}}|write 1 upwards and -1 downwards",
        "remove: 'a[0].b'|[] is every element",
        "remove: 'a.*.b'|write [] for every element of an array and {} for every value of a map",
        "remove: 'a.$[].b'|a field that is called $ stands in double quotes",
        "derive: {path: a, expression: '$b'}|a field is called by its bare name or as doc.name",
        "derive: {path: a, expression: {$toLower: b}}|an expression in quotes",
        "derive: {path: a, expression: b ? c : d}|a text with a colon, comma or brace stands in",
        "derive: {path: a, expression: 'b.toLowerCase()'}|did you mean lower?",
        "derive: {path: a, expression: 'concat(b, c)'}|join texts by +",
        "derive: {path: a, expression: 'b ?? c'}|write has(doc.a) ? doc.a : doc.b",
        "derive: {path: a, expression: 'now()'}|there is no clock and no chance in a change",
        "derive: {path: a, expression: 'b.map(x, x.y)'}|a path through []",
        "derive: {path: a, expression: 'b.getFullYear()'}|cut the parts of a date out of its text",
        "derive: {path: a, expression: 'if(b, c, d)'}|'if' is a word of CEL's own",
      })
  void sentenceLeadsToTheRightWord(String operation, String hint) throws Exception {
    assertThat(sentences("  - " + operation + "\n")).contains(hint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "absent|write 'target absent'",
        "a is null|compare by ==",
        "a = 1|compare by ==",
        "a === 1|compare by ==",
        "a and b|write &&",
        "exists(a)|ask for a field by has(doc.a)",
      })
  void guardLeadsToTheRightWord(String guard, String hint) throws Exception {
    assertThat(sentences("  - add: {path: a, value: 1}\n    when: " + guard + "\n")).contains(hint);
  }

  private String sentences(String operations) throws Exception {
    Path file = Files.writeString(folder.resolve("guess.yaml"), HEAD + operations);
    return ChangeFile.read(file) instanceof ChangeFile.Invalid invalid
        ? invalid.findings().stream().map(String::valueOf).collect(Collectors.joining("\n"))
        : "valid";
  }
}
