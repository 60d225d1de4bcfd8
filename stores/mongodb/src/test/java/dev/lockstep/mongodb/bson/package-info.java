/** Documents as BSON bytes and back, held to the driver's own codec. */
@NullMarked
package dev.lockstep.mongodb.bson;

import org.jspecify.annotations.NullMarked;
