/** Keeps a borrowed mm alive by a hazard pointer of each CPU. */
@NullMarked
package org.lazymm.scheme.hazard;

import org.jspecify.annotations.NullMarked;
