/** Holds the runtime to its side of the API: what hooks and services promise a scheme. */
@NullMarked
package org.lazymm.testkit.asserting;

import org.jspecify.annotations.NullMarked;
