/** Speed as ratios against hand-written baselines, measured in one run: {@code ./dev bench}. */
@NullMarked
package dev.lockstep.checks.bench;

import org.jspecify.annotations.NullMarked;
