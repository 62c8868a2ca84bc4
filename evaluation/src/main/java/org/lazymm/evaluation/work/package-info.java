/** How pieces of work are run beside each other, and what is said of them on the way. */
@NullMarked
package org.lazymm.evaluation.work;

import org.jspecify.annotations.NullMarked;
