/** What exploring the catalogue must catch. */
@NullMarked
package org.lazymm.conformance.explore;

import org.jspecify.annotations.NullMarked;
