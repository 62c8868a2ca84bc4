/**
 * What the CPUs of the modelled machine have done, brought into the order of time.
 *
 * <p>The code of an action runs at the action's beginning and gives its values; its accesses go
 * into a {@link org.lazymm.simulator.timeline.Segment}. The {@link
 * org.lazymm.simulator.timeline.Timeline} walks the segments of all CPUs, always that of the CPU
 * whose next access is the earliest, so that each access meets its line in the order of virtual
 * time. The two halves are those of ZSim (bound and weave) and of Sniper's interval simulation.
 */
@NullMarked
package org.lazymm.simulator.timeline;

import org.jspecify.annotations.NullMarked;
