/** The readers that are tried. The classes of this package are loaded with counters of branches. */
@NullMarked
package org.lazymm.fuzz.target;

import org.jspecify.annotations.NullMarked;
