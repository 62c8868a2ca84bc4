package org.lazymm.explorer.counterexample;

/**
 * How a moment of a diagram is related to another.
 *
 * @param edge in which way
 * @param to the number of the other
 */
public record Link(Edge edge, int to) {}
