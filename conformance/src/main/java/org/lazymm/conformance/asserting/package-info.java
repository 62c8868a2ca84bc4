/** Holds the runtime to its side of the API: what hooks and services promise a scheme. */
@NullMarked
package org.lazymm.conformance.asserting;

import org.jspecify.annotations.NullMarked;
