package org.lazymm.report;

/**
 * One way of judging schemes: an engine on a memory model.
 *
 * @param id the key in JSON, unique in a comparison
 * @param engine the engine's name
 * @param memoryModel the order of memory accesses that it assumes
 * @param whenMissing why a property has no verdict from it, in a few words
 */
public record Check(String id, String engine, String memoryModel, String whenMissing) {

  /** Checks that nothing is blank. */
  public Check {
    Checks.text(id, "id");
    Checks.text(engine, "engine");
    Checks.text(memoryModel, "memoryModel");
    Checks.text(whenMissing, "whenMissing");
  }

  /** Engine and memory model in one line. */
  public String title() {
    return engine + ", " + memoryModel;
  }
}
