package dev.lockstep.engine.rollout;

import dev.lockstep.model.expression.Expression;

/**
 * How the operator tells documents of the old shape from those of the new one.
 *
 * @param text as it was written, for the log
 * @param expression holds for old documents only
 */
public record OldWhen(String text, Expression expression) {}
