/** Counts no lazy reference: interrupts the CPUs that still borrow an mm when it dies. */
@NullMarked
package org.lazymm.scheme.shootdown;

import org.jspecify.annotations.NullMarked;
