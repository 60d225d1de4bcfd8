/**
 * Real processes, killed with SIGKILL at random moments of a backfill and of a rollback, and
 * started again with the same command until they are done, while services go on.
 */
@NullMarked
package dev.lockstep.checks.crash;

import org.jspecify.annotations.NullMarked;
