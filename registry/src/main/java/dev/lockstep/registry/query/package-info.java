/**
 * What a query template does: which paths it uses and how, what serves it, and what it becomes
 * under a change.
 *
 * <p>{@link dev.lockstep.registry.query.ParsedQuery} is what is known of one template. What is not
 * understood is kept with its place and never dropped, so that every answer may be <em>unknown</em>
 * or <em>impossible</em> and none is wrong for want of having read all of it.
 */
@NullMarked
package dev.lockstep.registry.query;

import org.jspecify.annotations.NullMarked;
