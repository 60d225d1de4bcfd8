package dev.lockstep.cassandra;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A static field of a test that holds, while its tests run, a new {@link
 * dev.lockstep.testkit.cassandra.CqlSpace} on the shared node, or the {@code Cluster} of that
 * space. Where Cassandra is left out, so are the tests.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Opening.class)
public @interface Opened {}
