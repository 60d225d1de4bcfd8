/**
 * Pages made of contracts, usages and changes: a data dictionary, a glossary, the changelog, a
 * picture of who reads and writes what, and runbooks.
 *
 * <p>{@link dev.lockstep.registry.document.Documentation} makes all of them from one {@link
 * dev.lockstep.registry.document.Library}: the same files always give the same bytes.
 */
@NullMarked
package dev.lockstep.registry.document;

import org.jspecify.annotations.NullMarked;
