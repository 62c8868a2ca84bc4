/** Schemes that are written in an odd way and sound: what is found in them is a false alarm. */
@NullMarked
package org.lazymm.broken.odd;

import org.jspecify.annotations.NullMarked;
