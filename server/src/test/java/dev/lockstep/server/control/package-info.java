/** The control plane and services with the SDK together: evidence in, stages out. */
@NullMarked
package dev.lockstep.server.control;

import org.jspecify.annotations.NullMarked;
