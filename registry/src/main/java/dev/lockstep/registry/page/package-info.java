/**
 * Texts in other notations: Markdown, HTML, CSV, Mermaid and SVG.
 *
 * <p>What comes from files is anybody's, so it is escaped here and nowhere else: in each notation
 * it stays text, whatever is in it, and none of it runs when somebody opens the page.
 */
@NullMarked
package dev.lockstep.registry.page;

import org.jspecify.annotations.NullMarked;
