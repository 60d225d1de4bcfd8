package dev.lockstep.formats.approval;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody's consent to a change as it was.
 *
 * @param change the id of the change
 * @param by who approved it
 * @param team for whom
 * @param at when
 * @param plan the fingerprint of the change and of both contract versions
 * @param evidence the fingerprint of what the check found
 * @param until the last day on which it holds
 */
public record Approval(
    String change,
    String by,
    String team,
    Instant at,
    String plan,
    String evidence,
    LocalDate until) {}
