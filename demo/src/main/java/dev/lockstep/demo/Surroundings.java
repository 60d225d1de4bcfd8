package dev.lockstep.demo;

import java.io.InputStream;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What the demo's process provides.
 *
 * @param out where the story is told
 * @param screen what that is
 * @param in whose next line ends a demo that stays up
 * @param clock the time, for the journal
 * @param random never gives the same twice, for nonces
 */
public record Surroundings(
    PrintWriter out, Screen screen, InputStream in, InstantSource clock, RandomGenerator random) {}
