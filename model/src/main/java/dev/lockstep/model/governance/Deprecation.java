package dev.lockstep.model.governance;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that will go.
 *
 * @param since from when on nobody should begin to use it
 * @param sunset the first day on which it may be gone
 * @param instead what to use instead, for people
 */
public record Deprecation(
    Optional<LocalDate> since, Optional<LocalDate> sunset, Optional<String> instead) {}
