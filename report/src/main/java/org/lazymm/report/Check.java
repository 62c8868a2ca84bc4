package org.lazymm.report;

/**
 * One way of judging schemes: an engine on a memory model.
 *
 * @param id the key in JSON, unique in a comparison
 * @param engine the engine's name
 * @param memoryModel the order of memory accesses that it assumes
 * @param counted what its verdicts count, one of them: a scenario or an execution
 * @param whenMissing why a property has no verdict from it, in a few words
 */
public record Check(
    String id, String engine, String memoryModel, String counted, String whenMissing) {

  /** What is counted by one that looks at all executions that a memory model allows. */
  public static final String EXECUTION = "execution";

  /** Checks that nothing is blank. */
  public Check {
    Checks.text(id, "id");
    Checks.text(engine, "engine");
    Checks.text(memoryModel, "memoryModel");
    Checks.text(counted, "counted");
    Checks.text(whenMissing, "whenMissing");
  }

  /**
   * One that counts scenarios.
   *
   * @param id the key in JSON, unique in a comparison
   * @param engine the engine's name
   * @param memoryModel the order of memory accesses that it assumes
   * @param whenMissing why a property has no verdict from it, in a few words
   */
  public Check(String id, String engine, String memoryModel, String whenMissing) {
    this(id, engine, memoryModel, "scenario", whenMissing);
  }

  /** Whether it looks at all executions that a memory model allows, and not at sequential runs. */
  public boolean looksAtExecutions() {
    return counted.equals(EXECUTION);
  }

  /** Engine and memory model in one line. */
  public String title() {
    return engine + ", " + memoryModel;
  }
}
