/**
 * Approvals as files: who approved which change, as what it was and with what was known then.
 *
 * <p>{@link dev.lockstep.formats.approval.ApprovalFile} reads and writes one; its JSON Schema is
 * {@code approval.schema.json} beside these classes. A file proves nothing about who wrote it.
 */
@NullMarked
package dev.lockstep.formats.approval;

import org.jspecify.annotations.NullMarked;
