/** Compares results with recorded ones. */
@NullMarked
package org.lazymm.litmus.expected;

import org.jspecify.annotations.NullMarked;
