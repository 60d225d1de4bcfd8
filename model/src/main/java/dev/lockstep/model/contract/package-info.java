/**
 * Contracts: the versioned promise about collections, with an owner.
 *
 * <p>A {@link dev.lockstep.model.contract.Contract} is what one ODCS document says, as far as
 * Lockstep uses it. It speaks of one collection or more, each a {@link
 * dev.lockstep.model.contract.CollectionPromise} with its shape, keys, indexes, queries and the
 * rules of its storage. Paths name fields as the store does, by their physical names: what
 * services, keys, indexes and queries rely on is what is stored.
 *
 * <p>A contract may be wrong, with a key over a field that is not there: it says what somebody
 * wrote, and lint says what is wrong with it.
 */
@NullMarked
package dev.lockstep.model.contract;

import org.jspecify.annotations.NullMarked;
