/**
 * Deployments as a file: which versions of services and contracts are live in each environment.
 *
 * <p>{@link dev.lockstep.formats.deployment.DeploymentsFile} reads it and changes it without losing
 * comments or order; its JSON Schema is {@code deployments.schema.json} beside these classes.
 */
@NullMarked
package dev.lockstep.formats.deployment;

import org.jspecify.annotations.NullMarked;
