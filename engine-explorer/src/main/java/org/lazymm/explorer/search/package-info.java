/** The search through all executions of a program. */
@NullMarked
package org.lazymm.explorer.search;

import org.jspecify.annotations.NullMarked;
