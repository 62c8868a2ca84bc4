/** Tests of what holds the runtime to its contract. */
@NullMarked
package org.lazymm.conformance.asserting;

import org.jspecify.annotations.NullMarked;
