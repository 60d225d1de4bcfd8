package dev.lockstep.cli.look;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.runner.report.Keys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "key",
    description = {
      "Names the keys that seal what is set aside, by their ids; the keys are never shown.",
      "They are in seal.key of the state folder, or in the file that $LOCKSTEP_KEY_FILE names."
    })
final class KeyVerb extends Verb {
  @Option(
      names = "--new",
      description = "Adds a key that seals from now on; earlier keys go on opening what is theirs.")
  private boolean add;

  KeyVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    Keys keys = add ? runner().renewKey() : runner().keys();
    return Answer.ok(text(keys), json(keys));
  }

  private static String text(Keys keys) {
    if (keys.ids().isEmpty()) {
      return "There is no key in %s yet; the first run makes one.".formatted(keys.file());
    }
    return "Key %s in %s seals what is set aside; %d earlier keys open theirs.\n%s"
        .formatted(
            keys.ids().getLast(),
            keys.file(),
            keys.ids().size() - 1,
            "Next: keep a copy of the file in a safe place; without it nothing opens.");
  }

  private static Document json(Keys keys) {
    return Json.with("file", keys.file().toString())
        .and("keys", keys.ids(), Value::text)
        .document();
  }
}
