/**
 * The control plane of the demo, as anybody would run it: a server, a runner that takes its orders,
 * persons with tokens who speak to it over REST, and services with the SDK.
 */
@NullMarked
package dev.lockstep.demo.control;

import org.jspecify.annotations.NullMarked;
