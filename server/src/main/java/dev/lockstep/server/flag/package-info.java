/**
 * The stages of collections as flags for services in any language, over OFREP, the OpenFeature
 * Remote Evaluation Protocol.
 *
 * <p>{@link dev.lockstep.server.flag.FlagRoutes} answers what {@link
 * dev.lockstep.api.flag.CollectionFlag} says of a record, by the state that is published; so stock
 * providers of OpenFeature, given an environment's address as their base, decide as the SDK does.
 * Who asks holds no lease: a move does not wait for it, see {@code docs/any-language.md}.
 */
@NullMarked
package dev.lockstep.server.flag;

import org.jspecify.annotations.NullMarked;
