package dev.lockstep.server.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a route is for and who may take it; no route answers without it. A path variable called
 * {@code environment} limits the roles to those granted there.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Route {
  /** What it does, in one sentence of the present tense. */
  String value();

  /** The roles of which one is needed; an administrator has them all. None for everybody. */
  Role[] allows();

  /** Whether the answer holds a secret, which is shown this once and kept nowhere. */
  boolean showsSecret() default false;
}
