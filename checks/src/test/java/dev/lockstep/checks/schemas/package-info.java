/**
 * The checker of schemas against a validator that knows nothing of it: files of pairs, and schemas
 * and documents that are generated.
 */
@NullMarked
package dev.lockstep.checks.schemas;

import org.jspecify.annotations.NullMarked;
