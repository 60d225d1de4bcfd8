/** Rules about queries and indexes. */
@NullMarked
package dev.lockstep.registry.rule.query;

import org.jspecify.annotations.NullMarked;
