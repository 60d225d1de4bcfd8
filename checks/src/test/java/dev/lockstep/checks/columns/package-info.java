/** What the rules about columns say that Cassandra does, held against a real node. */
@NullMarked
package dev.lockstep.checks.columns;

import org.jspecify.annotations.NullMarked;
