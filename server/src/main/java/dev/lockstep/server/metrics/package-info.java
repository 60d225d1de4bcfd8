/**
 * Figures of the server itself for Prometheus: how rollouts stand, who holds leases, what waits to
 * be told, how long requests take. Labels come from bounded sets, and none holds a value of a
 * document.
 */
@NullMarked
package dev.lockstep.server.metrics;

import org.jspecify.annotations.NullMarked;
