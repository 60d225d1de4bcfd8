/**
 * Queries as services send them: a template with named parameters, and how often it runs.
 *
 * <p>Contracts name the queries that a collection is made for, usages those that a service sends;
 * both with {@link dev.lockstep.model.query.QueryTemplate}.
 */
@NullMarked
package dev.lockstep.model.query;

import org.jspecify.annotations.NullMarked;
