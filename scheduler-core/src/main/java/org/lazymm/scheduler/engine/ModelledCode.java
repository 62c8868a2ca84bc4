package org.lazymm.scheduler.engine;

/** Tells the code of schemes and of the modelled kernel from the cells that it accesses. */
public final class ModelledCode {
  private static final String CELLS = ModelledCode.class.getPackageName() + ".";

  private ModelledCode() {}

  /**
   * Whether a frame of a stack may be the place of an access: it belongs neither to cells, nor to
   * the JDK. An engine leaves out its own frames as well.
   *
   * @param className the name of the frame's class
   */
  public static boolean includes(String className) {
    return !className.startsWith(CELLS)
        && !className.startsWith("org.lazymm.api.")
        && !className.startsWith("java.")
        && !className.startsWith("jdk.");
  }
}
