/** A real PostgreSQL as a process of its own, for as long as this JVM runs. */
@NullMarked
package dev.lockstep.testkit.postgres;

import org.jspecify.annotations.NullMarked;
