package org.lazymm.explorer.kernel;

import java.util.Optional;

/**
 * What came of repeating a recorded execution.
 *
 * @param counterexample what it breaks; empty if nothing, or if it could not be repeated
 * @param reason why it could not be repeated, or why it breaks nothing; empty otherwise
 */
public record Repetition(Optional<Counterexample> counterexample, String reason) {}
