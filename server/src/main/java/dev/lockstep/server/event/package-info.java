/** What happens, as it happens: the journal as a stream of server-sent events. */
@NullMarked
package dev.lockstep.server.event;

import org.jspecify.annotations.NullMarked;
