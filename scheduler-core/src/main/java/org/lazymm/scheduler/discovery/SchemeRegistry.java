package org.lazymm.scheduler.discovery;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The schemes that can be used, by name and in the order of their names. Immutable. */
public final class SchemeRegistry {
  private final SortedMap<String, FoundScheme> byName;

  private SchemeRegistry(SortedMap<String, FoundScheme> byName) {
    this.byName = Collections.unmodifiableSortedMap(byName);
  }

  /**
   * Makes a registry.
   *
   * @param schemes what was found, in any order
   * @throws IllegalArgumentException if two have one name
   */
  public static SchemeRegistry of(Collection<FoundScheme> schemes) {
    SortedMap<String, FoundScheme> byName = new TreeMap<>();
    for (FoundScheme scheme : schemes) {
      FoundScheme other = byName.putIfAbsent(scheme.name(), scheme);
      if (other != null) {
        throw new IllegalArgumentException("one name, two schemes: " + other + " and " + scheme);
      }
    }
    return new SchemeRegistry(byName);
  }

  /** All schemes, in the order of their names. */
  public List<FoundScheme> schemes() {
    return List.copyOf(byName.values());
  }

  /** All names, in their order. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /**
   * The scheme of a name, if there is one.
   *
   * @param name what the user typed
   */
  public Optional<FoundScheme> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Whether no scheme was found. */
  public boolean isEmpty() {
    return byName.isEmpty();
  }

  @Override
  public String toString() {
    return String.join(", ", byName.keySet());
  }
}
