package org.lazymm.cli;

import java.util.List;

/**
 * What a JVM of its own is asked to do.
 *
 * @param kind in general
 * @param arguments the command line that the user typed; none to describe a jar
 * @param scheme the only scheme that takes part; empty if all do
 * @param jar the jar of that scheme, or that to describe; empty if neither
 */
record ChildTask(Kind kind, List<String> arguments, String scheme, String jar) {
  /** Copies the list. */
  ChildTask {
    arguments = List.copyOf(arguments);
  }

  /** What there is to do. */
  enum Kind {
    /** Load a jar and say what is in it. */
    DESCRIBE,

    /** Run the command for one scheme, and hand back what came of it. */
    PART,

    /** Run the command, and print what it prints. */
    RELAY
  }
}
