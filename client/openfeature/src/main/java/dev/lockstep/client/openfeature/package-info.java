/**
 * Collections as flags of OpenFeature: {@link dev.lockstep.client.openfeature.LockstepProvider}
 * answers for each whether a record is read in its old or its new shape, for services that keep
 * their own reads and writes.
 */
@NullMarked
package dev.lockstep.client.openfeature;

import org.jspecify.annotations.NullMarked;
