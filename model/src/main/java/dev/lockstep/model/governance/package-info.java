/**
 * What people owe the data: how sensitive it is, how long it is kept, and when a part of it goes.
 *
 * <p>{@link dev.lockstep.model.governance.Governance} stands at every level of a contract: the
 * contract, a collection, a field, the elements of an array. What a level does not say it takes
 * from the level above.
 */
@NullMarked
package dev.lockstep.model.governance;

import org.jspecify.annotations.NullMarked;
