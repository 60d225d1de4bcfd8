/**
 * The second story of the demo: a release whose reads of the new shape are slow and wrong, which
 * nobody takes back but the gate.
 */
@NullMarked
package dev.lockstep.demo.regression;

import org.jspecify.annotations.NullMarked;
