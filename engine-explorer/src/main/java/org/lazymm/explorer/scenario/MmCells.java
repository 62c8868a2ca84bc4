package org.lazymm.explorer.scenario;

/**
 * The cells of an mm that verdicts go by.
 *
 * @param users {@code mm_users}, as a location
 * @param count {@code mm_count}, as a location
 * @param cpumask {@code mm_cpumask}, as a location
 */
record MmCells(int users, int count, int cpumask) {}
