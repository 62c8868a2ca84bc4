/** What is explored: programs of a few threads, and the operations that they make. */
@NullMarked
package org.lazymm.explorer.program;

import org.jspecify.annotations.NullMarked;
