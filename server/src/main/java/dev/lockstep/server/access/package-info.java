/**
 * Who may do what: tokens that are kept as hashes, the roles they grant, and the guard that asks
 * every route which roles it allows.
 */
@NullMarked
package dev.lockstep.server.access;

import org.jspecify.annotations.NullMarked;
