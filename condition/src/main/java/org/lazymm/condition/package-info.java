/** Conditions on final states, whatever their terms are. */
@NullMarked
package org.lazymm.condition;

import org.jspecify.annotations.NullMarked;
