/**
 * Past traffic as files: counts in windows as CSV, or answers of Prometheus' {@code query_range}.
 *
 * <p>{@link dev.lockstep.formats.history.HistoryFile} reads either. {@link
 * dev.lockstep.formats.history.Matrix} is one answer, and {@link
 * dev.lockstep.formats.history.PathCounts} brings answers together to counts of both paths. A
 * figure that is missing or no number is unknown, and never 0.
 */
@NullMarked
package dev.lockstep.formats.history;

import org.jspecify.annotations.NullMarked;
