/** What catches the eye in a collection that nobody described yet, in sentences. */
@NullMarked
package dev.lockstep.registry.doctor;

import org.jspecify.annotations.NullMarked;
