/**
 * What is seen in the documents of a collection, in memory that does not grow with them.
 *
 * <p>{@link dev.lockstep.registry.profile.Profiler} is given one document after the other and keeps
 * a tree of {@link dev.lockstep.registry.profile.Seen}: counts, types, exact extremes, lengths and
 * cardinalities at each place. Whatever is fed, the tree has a bounded number of places: where the
 * names of fields are data, and where there are too many, they share one place. The {@link
 * dev.lockstep.registry.profile.Profile} is the result; {@link
 * dev.lockstep.registry.profile.ProfileStatistics} tells of it what the rules of compatibility ask.
 *
 * <p>No value that looks sensitive is kept, nor a field name that does.
 */
@NullMarked
package dev.lockstep.registry.profile;

import org.jspecify.annotations.NullMarked;
