/** Schemes side by side: plan a comparison, run it, get its results. */
@NullMarked
package org.lazymm.evaluation.compare;

import org.jspecify.annotations.NullMarked;
