/** Reads recorded scheduler traces and replays them as workloads. */
@NullMarked
package org.lazymm.trace;

import org.jspecify.annotations.NullMarked;
