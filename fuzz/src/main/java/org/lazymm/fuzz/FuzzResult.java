package org.lazymm.fuzz;

import java.util.List;

/**
 * What came of trying one reader, or several.
 *
 * @param label which
 * @param inputs how many inputs were tried
 * @param refused how many of them the reader refused
 * @param nanos how long it took
 * @param mostAllocated the most memory that one input took, in bytes
 * @param corpus how many inputs were kept to make others of
 * @param hits the faults, each once
 */
record FuzzResult(
    String label,
    long inputs,
    long refused,
    long nanos,
    long mostAllocated,
    int corpus,
    List<Hit> hits) {
  private static final double BYTES_OF_A_MEGABYTE = 1 << 20;

  /** Copies the list. */
  FuzzResult {
    hits = List.copyOf(hits);
  }

  /** All results as one, which took so long. */
  static FuzzResult sum(List<FuzzResult> results, long nanos) {
    return new FuzzResult(
        "all",
        results.stream().mapToLong(FuzzResult::inputs).sum(),
        results.stream().mapToLong(FuzzResult::refused).sum(),
        nanos,
        results.stream().mapToLong(FuzzResult::mostAllocated).max().orElse(0),
        results.stream().mapToInt(FuzzResult::corpus).sum(),
        results.stream().flatMap(each -> each.hits().stream()).toList());
  }

  /** The figures in a line. */
  String summary() {
    long exceptions = count(Hit.Kind.EXCEPTION);
    long hangs = count(Hit.Kind.HANG);
    return "%,d inputs, %,.0f inputs/s, %,d refused, %d exceptions, %d hangs, %d other faults, most memory %.1f MB, corpus %,d"
        .formatted(
            inputs,
            inputs * 1e9 / Math.max(1, nanos),
            refused,
            exceptions,
            hangs,
            hits.size() - exceptions - hangs,
            mostAllocated / BYTES_OF_A_MEGABYTE,
            corpus);
  }

  private long count(Hit.Kind kind) {
    return hits.stream().filter(hit -> hit.kind() == kind).count();
  }
}
