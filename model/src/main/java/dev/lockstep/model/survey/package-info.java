/**
 * What a running store tells of itself, in the words of contracts.
 *
 * <p>{@link dev.lockstep.model.survey.CollectionSurvey} is what its catalogue says of one
 * collection. A store may not know something, or may not be allowed to say it; {@link
 * dev.lockstep.model.survey.Told} keeps both apart from a fact, so that nobody takes silence for a
 * zero.
 */
@NullMarked
package dev.lockstep.model.survey;

import org.jspecify.annotations.NullMarked;
