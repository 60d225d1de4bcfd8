/**
 * What the files of a folder hold, in short, and an index that remembers it.
 *
 * <p>{@link dev.lockstep.registry.catalog.CatalogFile} tells contracts and usages from other files
 * and reads them. {@link dev.lockstep.registry.catalog.Catalog} knows of every file of a folder
 * which contract it holds or uses, so that only those concerned with a change need to be read. It
 * takes from the index what is certain and reads everything else.
 */
@NullMarked
package dev.lockstep.registry.catalog;

import org.jspecify.annotations.NullMarked;
