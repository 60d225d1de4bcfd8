/** What the SDK does again and again beside the service, until the instance is closed. */
@NullMarked
package dev.lockstep.client.round;

import org.jspecify.annotations.NullMarked;
