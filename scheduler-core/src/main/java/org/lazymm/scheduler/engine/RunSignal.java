package org.lazymm.scheduler.engine;

/**
 * An exception by which an engine leaves a run, through whatever code is running: no fault of that
 * code, which must let it pass.
 */
public interface RunSignal {}
