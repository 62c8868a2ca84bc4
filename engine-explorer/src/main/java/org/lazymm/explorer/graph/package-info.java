/** Execution graphs: the events of one execution and how they are related. */
@NullMarked
package org.lazymm.explorer.graph;

import org.jspecify.annotations.NullMarked;
