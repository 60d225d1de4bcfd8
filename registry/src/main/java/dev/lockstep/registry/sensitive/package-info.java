/**
 * Which values and names look as if they must not be shown: addresses of people, numbers of cards
 * and accounts, tokens, passwords. A guess on the safe side, for output only: it says nothing about
 * what a value is.
 */
@NullMarked
package dev.lockstep.registry.sensitive;

import org.jspecify.annotations.NullMarked;
