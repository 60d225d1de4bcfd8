/**
 * What all requests have in common: bodies of bounded size, idempotency keys, pages, and problems
 * as {@code application/problem+json}.
 */
@NullMarked
package dev.lockstep.server.request;

import org.jspecify.annotations.NullMarked;
