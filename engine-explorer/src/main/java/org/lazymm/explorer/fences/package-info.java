/** Which orders and barriers of a scheme are needed. */
@NullMarked
package org.lazymm.explorer.fences;

import org.jspecify.annotations.NullMarked;
