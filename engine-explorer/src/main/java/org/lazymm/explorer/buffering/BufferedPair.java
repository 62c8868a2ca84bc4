package org.lazymm.explorer.buffering;

import org.lazymm.explorer.graph.ExecutionGraph;

/**
 * A read and a later write of a thread that nothing keeps in order.
 *
 * @param thread whose
 * @param read the place of the read in the thread
 * @param write the place of the write in the thread
 * @param execution in which they were seen
 */
public record BufferedPair(int thread, int read, int write, ExecutionGraph execution) {}
