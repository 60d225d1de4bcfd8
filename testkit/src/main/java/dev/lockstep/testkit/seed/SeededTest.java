package dev.lockstep.testkit.seed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once per seed, each time with a fresh random generator.
 *
 * <p>The method takes one parameter of type {@link java.util.SplittableRandom} or {@link
 * java.util.random.RandomGenerator}. A failure names its seed and how to replay it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(SeededInvocations.class)
public @interface SeededTest {
  /** How many seeds to run, unless a property asks for another number. */
  int cases() default 100;
}
