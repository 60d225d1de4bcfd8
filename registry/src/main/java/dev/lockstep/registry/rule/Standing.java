package dev.lockstep.registry.rule;

/**
 * A rule about how things stand, whatever changes. What it finds does not come of the change, so
 * that no version is raised for it.
 */
public interface Standing extends Rule {}
