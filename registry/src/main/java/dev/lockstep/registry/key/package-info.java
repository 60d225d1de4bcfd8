/**
 * Key templates as languages: which keys two templates share, which of them a prefix covers, and
 * what an attribute's value can do to the parts around it.
 *
 * <p>{@link dev.lockstep.registry.key.KeyLanguage} is the set of keys that a template makes. All
 * answers are exact for the declared contents, in bounded time, and come with a witness.
 */
@NullMarked
package dev.lockstep.registry.key;

import org.jspecify.annotations.NullMarked;
