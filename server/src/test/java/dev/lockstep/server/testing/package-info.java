/** What the tests of the server share: servers on each database, and a plain client. */
@NullMarked
package dev.lockstep.server.testing;

import org.jspecify.annotations.NullMarked;
