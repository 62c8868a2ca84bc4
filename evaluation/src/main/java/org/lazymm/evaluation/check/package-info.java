/** Schemes in scenarios: what is explored, and what comes of it. */
@NullMarked
package org.lazymm.evaluation.check;

import org.jspecify.annotations.NullMarked;
