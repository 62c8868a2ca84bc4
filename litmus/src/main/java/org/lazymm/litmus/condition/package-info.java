/** Conditions on the final states of litmus tests. */
@NullMarked
package org.lazymm.litmus.condition;

import org.jspecify.annotations.NullMarked;
