/**
 * What was known when a rollout was taken back, kept as one bundle.
 *
 * <p>{@link dev.lockstep.server.incident.IncidentWitness} sees each step of a rollout; of one that
 * returns reads to the old shape it keeps, in the same transaction, the plan, the state before and
 * after, all that the gate had counted, the figures of the minutes before, who held leases and what
 * each had heard, and what the journal said until then. A bundle never changes; the figures of the
 * minutes after are added when it is read, as long as they are kept. It is bounded and holds no
 * value of a document.
 */
@NullMarked
package dev.lockstep.server.incident;

import org.jspecify.annotations.NullMarked;
