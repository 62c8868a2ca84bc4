/** The engine that runs one step after the other, with plain memory and no prices. */
@NullMarked
package org.lazymm.sequential;

import org.jspecify.annotations.NullMarked;
