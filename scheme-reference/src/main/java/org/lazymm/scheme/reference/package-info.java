/** The scheme that all others are compared with. */
@NullMarked
package org.lazymm.scheme.reference;

import org.jspecify.annotations.NullMarked;
