/**
 * Commands that work on a store, and those that steer the process that does: run, verify, forecast,
 * rollback, retire, pause, resume, throttle.
 */
@NullMarked
package dev.lockstep.cli.act;

import org.jspecify.annotations.NullMarked;
