package org.lazymm.explorer.scenario;

import org.lazymm.scheduler.scenario.Step;

/**
 * Where a step of a scenario begins in an execution.
 *
 * @param number its number among the scenario's steps, from 1; the setup is not counted
 * @param step the step
 * @param at the place in its CPU's program order of the first event that may be its own
 */
public record StepBegin(int number, Step step, int at) {}
