package org.lazymm.cli;

import org.lazymm.api.Spi;
import picocli.CommandLine.IVersionProvider;

/** Which lazymm this is. */
final class Version implements IVersionProvider {
  /** The version in the jar; classes that were never packed have none. */
  static String number() {
    String packed = Version.class.getPackage().getImplementationVersion();
    return packed == null ? "unpacked" : packed;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "lazymm " + number() + ", SPI version " + Spi.VERSION, "Java ${java.version}, ${os.name}"
    };
  }
}
