/**
 * What live writers did: for every key the states of the old shape that acknowledged writes
 * produced, in the order in which the store took them.
 *
 * <p>A writer holds the lock of its key from before the write until after its acknowledgement is
 * recorded, so the order per key is known exactly. The engine takes no such lock. The last state of
 * a key is what the store must hold in the old shape, whatever the engine did meanwhile.
 */
@NullMarked
package dev.lockstep.demo.history;

import org.jspecify.annotations.NullMarked;
