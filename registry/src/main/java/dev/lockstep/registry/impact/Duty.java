package dev.lockstep.registry.impact;

import dev.lockstep.model.stage.Stage;

/**
 * Something that a service must do.
 *
 * @param about what it is about: a path, the name of a query or an index
 * @param how how the service uses that, in words
 * @param what what to do, a phrase that begins with a verb
 * @param before the stage that the rollout must not enter until it is done
 */
public record Duty(String about, String how, String what, Stage before) {}
