/**
 * What a service needs to know of a collection: which version its documents have, what is on its
 * way, and the changes between that version and the one that the service speaks.
 */
@NullMarked
package dev.lockstep.server.guide;

import org.jspecify.annotations.NullMarked;
