package org.lazymm.conformance.interleave;

import java.util.EnumSet;
import java.util.Set;
import org.lazymm.scheduler.property.Property;

/** Sets of properties as bits, and the mixing of numbers into hashes. */
final class Bits {
  private Bits() {}

  /** The set of one property. */
  static long of(Property property) {
    return 1L << property.ordinal();
  }

  /** The properties of a set. */
  static Set<Property> properties(long bits) {
    EnumSet<Property> found = EnumSet.noneOf(Property.class);
    for (Property property : Property.values()) {
      if ((bits & of(property)) != 0) {
        found.add(property);
      }
    }
    return found;
  }

  /** Spreads a number over all bits. */
  static long mix(long number) {
    long mixed = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** A hash of two numbers in this order. */
  static long mix(long first, long second) {
    return mix(mix(first + 0x9e3779b97f4a7c15L) + second);
  }
}
