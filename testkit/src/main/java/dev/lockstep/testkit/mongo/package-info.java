/**
 * A database that speaks the MongoDB wire protocol from memory.
 *
 * <p>{@link dev.lockstep.testkit.mongo.EmbeddedMongo} serves inside this process, or as a process
 * of its own started through {@link dev.lockstep.testkit.mongo.MongoProcess}, which outlives
 * whoever is killed beside it. It is mongo-java-server, corrected where that would make a test say
 * less than MongoDB does: keys are found and walked in order, and change streams carry keys and
 * positions.
 */
@NullMarked
package dev.lockstep.testkit.mongo;

import org.jspecify.annotations.NullMarked;
