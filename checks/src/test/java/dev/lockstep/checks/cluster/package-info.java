/** Clusters of several nodes, of which some are lost. */
@NullMarked
package dev.lockstep.checks.cluster;

import org.jspecify.annotations.NullMarked;
