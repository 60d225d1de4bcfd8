/**
 * The contract of stores as tests: a store is certified by a test class that implements {@link
 * dev.lockstep.tck.contract.StoreContract} and says how to reach it.
 *
 * <p>Each subject is one interface whose tests are its default methods; the whole contract extends
 * all of them. Every test runs on a collection of its own, which is dropped afterwards. What a
 * store declines, it declines by type: capabilities through {@link
 * dev.lockstep.store.Store#capabilities()}, values and distinctions through {@link
 * dev.lockstep.tck.contract.Declined}. Nothing is skipped: for what is declined the tests prove
 * that it is refused, so that a stale declaration fails as a broken promise does.
 */
@NullMarked
package dev.lockstep.tck.contract;

import org.jspecify.annotations.NullMarked;
