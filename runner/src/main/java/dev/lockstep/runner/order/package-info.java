/**
 * Work orders of a server: {@link dev.lockstep.runner.order.Foreman} asks for the work of an
 * environment and has each rollout carried as far as the server says, and no further.
 *
 * <p>The server decides, the runner works and tells. Where the server is out of reach the shapes
 * are kept in step as before, and nothing goes forward or back.
 */
@NullMarked
package dev.lockstep.runner.order;

import org.jspecify.annotations.NullMarked;
