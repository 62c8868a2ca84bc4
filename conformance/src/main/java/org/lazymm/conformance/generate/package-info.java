/** Scenarios out of a seed: random ones that make sense, and variations of what went wrong once. */
@NullMarked
package org.lazymm.conformance.generate;

import org.jspecify.annotations.NullMarked;
