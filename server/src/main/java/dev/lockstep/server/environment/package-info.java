/** Environments: where changes are carried, such as staging and production. */
@NullMarked
package dev.lockstep.server.environment;

import org.jspecify.annotations.NullMarked;
