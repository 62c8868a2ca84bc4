package org.lazymm.trace;

import java.util.Optional;

/**
 * A task that takes part in switches, and what it was taken for.
 *
 * @param pid the task
 * @param name the name that the trace shows first; empty if it shows none
 * @param switches the switches from it or to it
 * @param share the same as a share of all switches, from 0 to 1
 * @param kernelThread whether it was taken for a kernel thread
 * @param evidence why
 * @param contradiction what else in the trace says the opposite, if anything
 */
public record DecidingTask(
    int pid,
    String name,
    long switches,
    double share,
    boolean kernelThread,
    TaskEvidence evidence,
    Optional<TaskEvidence> contradiction) {}
