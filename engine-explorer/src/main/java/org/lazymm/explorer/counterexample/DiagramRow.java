package org.lazymm.explorer.counterexample;

import java.util.List;

/**
 * One line of a diagram: one or two events of one CPU, or the beginning of a step.
 *
 * @param number its number in the diagram, from 1; 0 of a step, which is not counted
 * @param cpu whose it is
 * @param kind what it is
 * @param text what happens, in the kernel's words
 * @param links the moments that it is related to
 * @param site where in the source it stands; empty if not known
 * @param culprit whether the reason of the counterexample is about it
 */
public record DiagramRow(
    int number, int cpu, Kind kind, String text, List<Link> links, String site, boolean culprit) {

  /** Copies the list. */
  public DiagramRow {
    links = List.copyOf(links);
  }

  /** What a moment is. */
  public enum Kind {
    /** A step of the scenario begins, or all of them are done. */
    STEP,
    /** An operation. */
    OPERATION,
    /** An interrupt begins. */
    INTERRUPT,
    /** The handler of an interrupt has ended. */
    END
  }

  /** The number of the moment whose write it reads; 0 for the initial value or none. */
  int readsFrom() {
    return links.stream()
        .filter(link -> link.edge() == Edge.READS_FROM)
        .mapToInt(Link::to)
        .findFirst()
        .orElse(0);
  }
}
