/** Reads litmus tests. */
@NullMarked
package org.lazymm.litmus.reader;

import org.jspecify.annotations.NullMarked;
