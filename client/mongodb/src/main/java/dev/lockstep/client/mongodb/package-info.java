/**
 * The SDK over the MongoDB driver: {@link dev.lockstep.client.mongodb.SharedMongoCollection} finds,
 * inserts, replaces, updates and deletes documents of the shape that a service speaks, while their
 * shape changes.
 *
 * <p>Two layouts, one face. <em>In place</em>, both shapes live in one document, and a write
 * changes both in one guarded replacement. <em>Side by side</em>, each shape has a collection of
 * its own; the authoritative one is written first, and what it holds is then carried to the other.
 * Every write but an insert and a delete by key asserts the whole document that it replaces, and is
 * decided anew when that has changed meanwhile.
 */
@NullMarked
package dev.lockstep.client.mongodb;

import org.jspecify.annotations.NullMarked;
