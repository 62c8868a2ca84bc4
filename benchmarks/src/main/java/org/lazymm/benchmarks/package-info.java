/** Measures how fast the engines themselves are. */
@NullMarked
package org.lazymm.benchmarks;

import org.jspecify.annotations.NullMarked;
