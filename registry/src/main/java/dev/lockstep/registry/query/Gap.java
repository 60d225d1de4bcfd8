package dev.lockstep.registry.query;

/**
 * A part of a template that is not understood.
 *
 * @param place where it stands, such as {@code filter.$where} or {@code line 2, column 8}
 * @param what what stands there, in the template's words
 */
public record Gap(String place, String what) {}
