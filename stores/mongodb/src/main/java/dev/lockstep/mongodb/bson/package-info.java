/**
 * BSON bytes to documents of the model and back, exactly.
 *
 * <p>Documents are read straight from the bytes the driver received and written straight into those
 * it sends; no driver document stands between. What cannot be kept bit for bit (a name that occurs
 * twice, text that is not UTF-8) is reported as {@link
 * dev.lockstep.store.StoredDocument.Unreadable}, never repaired.
 */
@NullMarked
package dev.lockstep.mongodb.bson;

import org.jspecify.annotations.NullMarked;
