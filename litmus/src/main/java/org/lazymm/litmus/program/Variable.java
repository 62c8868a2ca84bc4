package org.lazymm.litmus.program;

/**
 * A location that processes share, or a register of one process.
 *
 * @param name what the test calls it
 * @param initial what it holds at first
 */
public record Variable(String name, long initial) {}
