package org.lazymm.report;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A scheme that took part.
 *
 * @param name its name, unique in a comparison
 * @param summary what it does, in one line
 * @param options the options it ran with, by name
 * @param guarantees what it guarantees beyond being correct, each a few words
 */
public record Scheme(
    String name, String summary, Map<String, String> options, List<String> guarantees) {

  /** Checks the name. */
  public Scheme {
    Checks.text(name, "name");
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    guarantees = List.copyOf(guarantees);
  }
}
