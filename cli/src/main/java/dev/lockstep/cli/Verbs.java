package dev.lockstep.cli;

import dev.lockstep.cli.act.Acts;
import dev.lockstep.cli.check.Checks;
import dev.lockstep.cli.deploy.Deploys;
import dev.lockstep.cli.discover.Discoveries;
import dev.lockstep.cli.document.DocsVerb;
import dev.lockstep.cli.exchange.Exchanges;
import dev.lockstep.cli.look.Looks;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.plan.Plans;
import dev.lockstep.cli.serve.Serves;
import dev.lockstep.cli.verb.Verb;
import java.util.ArrayList;
import java.util.List;

/** The verbs of the command. */
final class Verbs {
  private Verbs() {}

  /** All of them, in the order of the help. */
  static List<Verb> all(Surroundings surroundings) {
    List<Verb> verbs = new ArrayList<>(Looks.in(surroundings));
    verbs.addAll(1, Acts.in(surroundings));
    verbs.addAll(Checks.in(surroundings));
    verbs.addAll(Exchanges.in(surroundings));
    verbs.add(new DocsVerb(surroundings));
    verbs.addAll(Deploys.in(surroundings));
    verbs.addAll(Discoveries.in(surroundings));
    verbs.addAll(Plans.in(surroundings));
    verbs.addAll(Serves.in(surroundings));
    return List.copyOf(verbs);
  }

  /**
   * The verb that these arguments begin with, alone: to take every verb apart costs picocli longer
   * than most of them work. All where they begin with none, to be told of or to be suggested.
   */
  static List<Verb> asked(Surroundings surroundings, String... args) {
    List<Verb> all = all(surroundings);
    List<Verb> asked =
        all.stream().filter(verb -> args.length > 0 && verb.name().equals(args[0])).toList();
    return asked.isEmpty() ? all : asked;
  }
}
