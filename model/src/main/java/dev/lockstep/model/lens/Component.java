package dev.lockstep.model.lens;

/**
 * Operations of one change that are connected by the paths they share, as one lens; components have
 * disjoint footprints but for paths that all of them only read.
 *
 * @param name a short stable name, unique in the change, such as {@code rating}
 * @param lens the composition of the component's operations, in their order
 */
public record Component(String name, Lens lens) {}
