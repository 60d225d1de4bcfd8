/**
 * The local database of the demo and of whole-system checks.
 *
 * <p>{@link dev.lockstep.demo.server.EmbeddedMongo} speaks the MongoDB wire protocol from memory:
 * inside this process, or as a process of its own started through {@link
 * dev.lockstep.demo.server.MongoProcess}, which outlives whoever is killed beside it.
 */
@NullMarked
package dev.lockstep.demo.server;

import org.jspecify.annotations.NullMarked;
