/**
 * What a memory access costs on the modelled machine.
 *
 * <p>One record per cache line ({@link org.lazymm.simulator.coherence.CacheLine}) and two numbers
 * per distance: the latency {@code L} of taking the line over and the occupancy {@code G} for which
 * it is then busy for others. The ideas come from three simulators: Sniper lets a request for a
 * line start at the later of its own time and the finish of the request before it; ZSim prices an
 * access by a function call that adds latencies and takes the farthest sharer for an invalidation;
 * LogP keeps latency and gap apart. Because accesses are simulated in the order of time, one number
 * per line ({@code freeAt}) is an exact first-come-first-served queue.
 */
@NullMarked
package org.lazymm.simulator.coherence;

import org.jspecify.annotations.NullMarked;
