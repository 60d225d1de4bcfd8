/**
 * Change files: what one change does, written in YAML.
 *
 * <p>{@link dev.lockstep.formats.change.ChangeFile} reads and writes them. A file with mistakes
 * gives all of them at once, each at its place, and never a change. The page is
 * docs/spec/change-file.md.
 */
@NullMarked
package dev.lockstep.formats.change;

import org.jspecify.annotations.NullMarked;
