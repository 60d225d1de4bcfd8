/**
 * The commands that look around in a store: {@code infer} drafts a contract, {@code doctor} says
 * what catches the eye, {@code drift} holds a store to a contract. None of them writes to it, and
 * none shows a value that looks sensitive.
 */
@NullMarked
package dev.lockstep.cli.discover;

import org.jspecify.annotations.NullMarked;
