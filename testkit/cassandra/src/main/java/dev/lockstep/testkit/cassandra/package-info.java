/**
 * A real Cassandra 5, each node a process of its own.
 *
 * <p>{@link dev.lockstep.testkit.cassandra.TestCassandra} answers where the tests of this JVM find
 * a cluster and starts one node for all of them when it is first asked. {@link
 * dev.lockstep.testkit.cassandra.CassandraNode} is a node of a test's own, to be paused, killed and
 * restarted on the same data; {@link dev.lockstep.testkit.cassandra.NodePlace} says where one
 * lives, alone or in a ring of several.
 *
 * <p>Cassandra 5 runs on JDK 17 and brings libraries that disagree with everybody's, so its jars
 * are never on the class path of a test: the build writes where they are into a resource of this
 * module, and the process runs on that.
 */
@NullMarked
package dev.lockstep.testkit.cassandra;

import org.jspecify.annotations.NullMarked;
