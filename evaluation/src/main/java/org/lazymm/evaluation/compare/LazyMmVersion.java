package org.lazymm.evaluation.compare;

/** Which lazymm this is. */
public final class LazyMmVersion {
  private LazyMmVersion() {}

  /** The version in the jar; classes that were never packed have none. */
  public static String number() {
    String packed = LazyMmVersion.class.getPackage().getImplementationVersion();
    return packed == null ? "unpacked" : packed;
  }
}
