/** Whether the explorer finds bugs that are known to be there. */
@NullMarked
package org.lazymm.explorer.selfcheck;

import org.jspecify.annotations.NullMarked;
