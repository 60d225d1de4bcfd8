/**
 * When versions may go where: windows, as a team's policy names them.
 *
 * <p>{@link dev.lockstep.registry.window.Windows} says whether a moment is one in which a service
 * may go to an environment, and when the next such moment comes. The rules are those of Argo CD's
 * sync windows. Pure: the moment is given.
 */
@NullMarked
package dev.lockstep.registry.window;

import org.jspecify.annotations.NullMarked;
