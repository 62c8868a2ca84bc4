package org.lazymm.simulator.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at what the machine does beside the measuring, before it and during it. */
final class LoadWatch {

  private final LoadSource source;
  private final QuietRule rule;
  private final Runnable pause;
  private final List<String> noticed = new ArrayList<>();
  private Optional<CpuTimes> begin = Optional.empty();

  /**
   * A watch.
   *
   * @param pause does nothing for as long as the load before the start is looked at
   */
  LoadWatch(LoadSource source, QuietRule rule, Runnable pause) {
    this.source = source;
    this.rule = rule;
    this.pause = pause;
  }

  /** Looks at the machine while this process does nothing, and begins to watch. */
  void start() {
    Optional<CpuTimes> before = source.read();
    if (before.isPresent()) {
      pause.run();
    }
    begin = source.read();
    notice("before the start", before, begin);
  }

  /** Looks at what has happened since the start. */
  void stop() {
    notice("during the measurement", begin, source.read());
  }

  /** What was noticed until now, each in a sentence. */
  List<String> noticed() {
    return List.copyOf(noticed);
  }

  private void notice(String when, Optional<CpuTimes> from, Optional<CpuTimes> to) {
    from.flatMap(earlier -> to.map(later -> later.since(earlier)))
        .flatMap(times -> rule.breach(when, times))
        .ifPresent(noticed::add);
  }
}
