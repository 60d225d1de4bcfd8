/**
 * YAML as a tree with positions, read safely.
 *
 * <p>The files people write need none of YAML's dangerous parts, so they are refused by name:
 * anchors and aliases, tags, keys that are not plain names, names that occur twice, several
 * documents in one file. Size and depth are bounded.
 */
@NullMarked
package dev.lockstep.formats.yaml;

import org.jspecify.annotations.NullMarked;
