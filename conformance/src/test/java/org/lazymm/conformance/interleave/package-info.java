/**
 * An oracle that is independent of the explorer: it runs a scenario access by access in every
 * order, and the inputs that both are held to.
 */
@NullMarked
package org.lazymm.conformance.interleave;

import org.jspecify.annotations.NullMarked;
