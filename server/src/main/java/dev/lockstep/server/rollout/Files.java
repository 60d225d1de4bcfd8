package dev.lockstep.server.rollout;

import java.util.Optional;

/**
 * What a rollout is carried by, as it was written when it began.
 *
 * @param change empty where the server does not know it: then runners get no orders, and the work
 *     is answered by whoever does it
 * @param asked the name by which the collection was asked for
 */
record Files(String plan, Optional<String> change, String asked) {}
