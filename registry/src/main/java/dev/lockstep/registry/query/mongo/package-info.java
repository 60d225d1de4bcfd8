/**
 * Templates of MongoDB: finds, counts, distinct values, updates, deletions and aggregations.
 *
 * <p>{@link dev.lockstep.registry.query.mongo.MongoQuery} reads one, {@link
 * dev.lockstep.registry.query.mongo.MongoRewriter} carries it over a change and {@link
 * dev.lockstep.registry.query.mongo.MongoPlanner} says which index serves it. A command is a tree
 * of {@link dev.lockstep.registry.query.mongo.Clause}, its filters trees of {@link
 * dev.lockstep.registry.query.mongo.Filter}.
 */
@NullMarked
package dev.lockstep.registry.query.mongo;

import org.jspecify.annotations.NullMarked;
