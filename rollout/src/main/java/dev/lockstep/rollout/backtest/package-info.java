/**
 * Backtests: when a gate would have tripped over past traffic.
 *
 * <p>{@link dev.lockstep.rollout.backtest.Backtest} lets the {@link
 * dev.lockstep.rollout.gate.Judge} look at a {@link dev.lockstep.rollout.window.History} as it
 * would have looked then, every half window, and tells the {@link
 * dev.lockstep.rollout.backtest.Alarm}s.
 */
@NullMarked
package dev.lockstep.rollout.backtest;

import org.jspecify.annotations.NullMarked;
