/**
 * Drafts: contracts made from what another tool wrote, before anybody has looked at them.
 *
 * <p>A {@link dev.lockstep.registry.exchange.draft.Draft} is a contract with the words for people
 * beside it, and a {@link dev.lockstep.registry.exchange.draft.Remark} for everything that the
 * contract cannot say: nothing is left out in silence. Readers of foreign formats walk {@link
 * dev.lockstep.registry.exchange.draft.Item}s, which know where they stand.
 */
@NullMarked
package dev.lockstep.registry.exchange.draft;

import org.jspecify.annotations.NullMarked;
