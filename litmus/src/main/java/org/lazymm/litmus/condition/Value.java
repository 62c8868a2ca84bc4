package org.lazymm.litmus.condition;

/**
 * A number or an address.
 *
 * @param number its value
 * @param text how the test writes it
 */
public record Value(long number, String text) implements Term {}
