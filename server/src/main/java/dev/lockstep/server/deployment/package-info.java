/**
 * Which versions of services and contracts are live in each environment, whether another may go
 * there, and what a service needs to know of a collection there.
 */
@NullMarked
package dev.lockstep.server.deployment;

import org.jspecify.annotations.NullMarked;
