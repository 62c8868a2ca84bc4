/** The test kit that every scheme has to pass, third-party ones included. */
@NullMarked
package org.lazymm.conformance;

import org.jspecify.annotations.NullMarked;
