/** What the store over Cassandra stands on. */
@NullMarked
package dev.lockstep.cassandra;

import org.jspecify.annotations.NullMarked;
