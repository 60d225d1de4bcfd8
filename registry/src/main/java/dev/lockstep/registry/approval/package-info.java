/**
 * What an approval is held to: the fingerprints of a plan and of what is known of it.
 *
 * <p>{@link dev.lockstep.registry.approval.Fingerprints} tells them apart by content: layout,
 * comments, the order of names and the words of messages make no difference.
 */
@NullMarked
package dev.lockstep.registry.approval;

import org.jspecify.annotations.NullMarked;
