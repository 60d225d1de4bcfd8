/**
 * Usages: what one service does with collections.
 *
 * <p>A {@link dev.lockstep.model.usage.Usage} is one file of a service; for each contract it uses a
 * {@link dev.lockstep.model.usage.ContractUse} tells the paths with the kind of access, the
 * queries, the indexes relied on, how it writes, what it tolerates, and on what evidence all this
 * stands. Paths name fields as the store does.
 */
@NullMarked
package dev.lockstep.model.usage;

import org.jspecify.annotations.NullMarked;
