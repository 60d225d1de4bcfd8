/** A local database, writers of every kind and the independent check of their histories. */
@NullMarked
package dev.lockstep.demo;

import org.jspecify.annotations.NullMarked;
