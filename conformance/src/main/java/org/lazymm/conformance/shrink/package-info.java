/** Makes a failing scenario small. */
@NullMarked
package org.lazymm.conformance.shrink;

import org.jspecify.annotations.NullMarked;
