package dev.lockstep.cli.check;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.registry.check.Policy;
import java.util.Optional;

/**
 * What a team decided, read once.
 *
 * @param file where it stands; empty where nobody wrote one
 * @param policy what holds, with what the command asks for
 */
record TeamPolicy(Optional<Located<Policy>> file, Policy policy) {}
