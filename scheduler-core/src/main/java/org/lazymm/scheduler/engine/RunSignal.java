package org.lazymm.scheduler.engine;

/**
 * What an engine throws to leave a run, or a check of the engine that found it wrong, through
 * whatever code is running: no fault of that code, which must let it pass.
 */
public interface RunSignal {}
