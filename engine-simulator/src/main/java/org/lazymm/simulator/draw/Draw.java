package org.lazymm.simulator.draw;

import org.lazymm.simulator.profile.MachineSelection;

/**
 * One draw of what is not known. All schemes of a comparison run under the same draws.
 *
 * @param number 0 for the figures and the seed as stated
 * @param machine the CPUs, with figures as drawn
 * @param seed of the load's random choices
 */
public record Draw(int number, MachineSelection machine, long seed) {}
