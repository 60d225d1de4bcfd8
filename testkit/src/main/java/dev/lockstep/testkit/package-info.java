/**
 * What tests of any part need and what knows nothing of the product.
 *
 * <ul>
 *   <li>{@code seed}: cases generated from a seed that a failure names and one property replays
 *   <li>{@code time}: a clock that moves only when it is told to
 *   <li>{@code network}: free ports, and a proxy that delays, holds and cuts what it carries
 *   <li>{@code process}: a program in a process of its own, to be killed and paused
 *   <li>{@code mongo}: a database that speaks the MongoDB wire protocol, from memory
 * </ul>
 */
@NullMarked
package dev.lockstep.testkit;

import org.jspecify.annotations.NullMarked;
