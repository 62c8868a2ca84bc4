package org.lazymm.trace;

/** Receives the events of a trace, in the order of the file. */
@FunctionalInterface
public interface TraceHandler {
  /**
   * Takes one event.
   *
   * @param event the event; the object is used again for the next one, so copy what must be kept
   */
  void event(TraceEvent event);
}
