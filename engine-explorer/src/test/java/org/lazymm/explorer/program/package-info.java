/** Programs with known numbers of executions. */
@NullMarked
package org.lazymm.explorer.program;

import org.jspecify.annotations.NullMarked;
