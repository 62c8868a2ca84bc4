package org.lazymm.cli;

import org.lazymm.api.Spi;
import org.lazymm.evaluation.compare.LazyMmVersion;
import picocli.CommandLine.IVersionProvider;

/** Which lazymm this is. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "lazymm " + LazyMmVersion.number() + ", SPI version " + Spi.VERSION,
      "Java ${java.version}, ${os.name}"
    };
  }
}
