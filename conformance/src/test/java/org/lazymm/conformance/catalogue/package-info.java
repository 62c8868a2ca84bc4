/** The catalogue's scenarios, run with every scheme. */
@NullMarked
package org.lazymm.conformance.catalogue;

import org.jspecify.annotations.NullMarked;
