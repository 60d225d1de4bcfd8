package dev.lockstep.cli.remote;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** One rollout at a server that something is asked of. */
public final class ServedRollout {
  @Mixin private final RolloutOptions options = new RolloutOptions();

  /** Who asks: a command in its surroundings. */
  public record Asking(Surroundings surroundings, String command) {}

  /** What came of asking; empty where no server was named. */
  public Optional<Answer> asked(
      Asking asking, Optional<String> rollout, BiFunction<ServedRollouts, String, Answer> what) {
    return options
        .rollouts(asking.surroundings(), asking.command())
        .map(rollouts ->
            what.apply(
                rollouts,
                rollout.orElseThrow(() -> Server.usage("the id of the rollout is missing"))));
  }

  /** The reason that was given. */
  public static String reason(@Nullable String why) {
    return Optional.ofNullable(why).orElseThrow(() -> Server.usage("--why is missing"));
  }
}
