/**
 * Contracts from and for other tools.
 *
 * <p>{@link dev.lockstep.registry.exchange.ImportFormat} has one value for each format that is read
 * into a draft, {@link dev.lockstep.registry.exchange.ExportFormat} one for each that a contract is
 * written in. {@link dev.lockstep.registry.exchange.Import} makes sure that a draft is a contract
 * that reads back.
 */
@NullMarked
package dev.lockstep.registry.exchange;

import org.jspecify.annotations.NullMarked;
