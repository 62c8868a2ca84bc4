package org.lazymm.trace;

import java.util.Arrays;
import org.agrona.collections.Long2ObjectHashMap;

/** The functions of a trace.dat file, for the places from which an mm is allocated or freed. */
final class DatSymbols {
  private final byte[] text;
  private final long[] addresses;
  private final int[] lines;
  private final Long2ObjectHashMap<MmSite> known = new Long2ObjectHashMap<>();

  /**
   * Reads what {@code /proc/kallsyms} says.
   *
   * @param text a line for each symbol: address, type, name
   */
  DatSymbols(byte[] text) {
    this.text = text;
    int count = 0;
    for (byte each : text) {
      count += each == '\n' ? 1 : 0;
    }
    long[][] places = new long[count + 1][];
    int found = 0;
    int from = 0;
    while (from < text.length) {
      int to = from;
      while (to < text.length && text[to] != '\n') {
        to++;
      }
      int blank = Bytes.skipToBlank(text, from, to);
      if (blank + 3 < to) {
        places[found++] = new long[] {Bytes.hex(text, from, blank), blank + 3};
      }
      from = to + 1;
    }
    long[][] sorted = Arrays.copyOf(places, found);
    Arrays.sort(sorted, (a, b) -> Long.compareUnsigned(a[0], b[0]));
    addresses = new long[found];
    lines = new int[found];
    for (int i = 0; i < found; i++) {
      addresses[i] = sorted[i][0];
      lines[i] = (int) sorted[i][1];
    }
  }

  /** The site of an address. */
  MmSite site(long address) {
    MmSite site = known.get(address);
    if (site == null) {
      site = find(address);
      known.put(address, site);
    }
    return site;
  }

  private MmSite find(long address) {
    int low = 0;
    int high = addresses.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(addresses[middle], address) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == 0) {
      return MmSite.OTHER;
    }
    int from = lines[low - 1];
    int to = from;
    while (to < text.length && !Bytes.isBlank(text[to]) && text[to] != '\n') {
      to++;
    }
    return MmSite.at(text, from, to);
  }
}
