/**
 * What can be told about a rollout without its store: from the journal, the live row and the lock.
 *
 * <p>Everything here is a pure fold; {@link dev.lockstep.runner.report.Why} is the paragraph for
 * the one who is woken at night.
 */
@NullMarked
package dev.lockstep.runner.report;

import org.jspecify.annotations.NullMarked;
