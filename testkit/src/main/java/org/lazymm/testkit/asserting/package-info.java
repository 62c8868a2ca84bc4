/** Holds the runtime to its side of the API: what hooks and services guarantee a scheme. */
@NullMarked
package org.lazymm.testkit.asserting;

import org.jspecify.annotations.NullMarked;
