/** The scheme that all others are compared with. */
@NullMarked
package org.lazymm.conformance.oracle;

import org.jspecify.annotations.NullMarked;
