/**
 * Proposed changes: whom they concern, what is said of them, and who agrees.
 *
 * <p>What binds is held to the fingerprints of the change, of the plan it names and of what the
 * check finds of it; when one of them moves, it holds no longer.
 */
@NullMarked
package dev.lockstep.server.governance;

import org.jspecify.annotations.NullMarked;
