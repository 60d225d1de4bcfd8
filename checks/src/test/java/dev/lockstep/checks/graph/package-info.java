/** The allowed graph of modules, and the names and calls that are banned in all of them. */
@NullMarked
package dev.lockstep.checks.graph;

import org.jspecify.annotations.NullMarked;
