/** What schemes are priced on: recorded traces and synthetic loads. */
@NullMarked
package org.lazymm.evaluation.load;

import org.jspecify.annotations.NullMarked;
