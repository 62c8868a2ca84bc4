package org.lazymm.report;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to get the same report again.
 *
 * <p>It holds nothing that differs between two runs of the same command: no time, no host, no Java
 * version, no output paths. Whoever wants them puts them into {@code stamp}.
 *
 * @param version lazymm's version
 * @param command the command line, without its output options, beginning with {@code lazymm}
 * @param seed the seed of everything that is drawn at random
 * @param stamp what was asked for beyond that, such as the time or the Java version; by default
 *     empty
 */
public record Provenance(String version, String command, long seed, Map<String, String> stamp) {

  /** Checks that nothing is blank. */
  public Provenance {
    Checks.text(version, "version");
    Checks.text(command, "command");
    stamp = Collections.unmodifiableSortedMap(new TreeMap<>(stamp));
  }
}
