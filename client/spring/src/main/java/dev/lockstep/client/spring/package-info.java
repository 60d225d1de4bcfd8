/**
 * The SDK as a Spring Boot starter.
 *
 * <p>{@link dev.lockstep.client.spring.LockstepAutoConfiguration} connects by the properties {@code
 * lockstep.*} and closes after the web server has answered its last request. Where the application
 * has them, the health endpoint tells of each collection what it stands at, and meters count it.
 */
@NullMarked
package dev.lockstep.client.spring;

import org.jspecify.annotations.NullMarked;
