package dev.lockstep.checks.graph.planted;

/** A type with a banned name. */
final class AbstractPlantedManager {}
