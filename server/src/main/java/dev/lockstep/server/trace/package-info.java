/**
 * Traces for OpenTelemetry: a span for each request, under that of the caller, and one for each
 * step of a rollout. Nothing of it is loaded where no receiver is named.
 */
@NullMarked
package dev.lockstep.server.trace;

import org.jspecify.annotations.NullMarked;
