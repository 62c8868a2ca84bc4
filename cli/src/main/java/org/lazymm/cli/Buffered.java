package org.lazymm.cli;

import org.lazymm.explorer.buffering.LoadBuffering;

/**
 * What load buffering may add to an exploration.
 *
 * @param scheme the scheme
 * @param scenario the scenario
 * @param buffering where
 */
record Buffered(String scheme, String scenario, LoadBuffering buffering) {}
