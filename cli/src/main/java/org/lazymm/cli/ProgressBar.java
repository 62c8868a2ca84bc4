package org.lazymm.cli;

import org.lazymm.evaluation.work.Progress;

/** A bar on standard error that shows how much of a run is done; nothing when nobody watches. */
final class ProgressBar implements Progress.Bar {
  private static final int BAR = 30;

  private final Console console;
  private final int steps;
  private int done;

  /**
   * Shows an empty bar.
   *
   * @param console where
   * @param steps how many steps there are, 1 or more
   */
  ProgressBar(Console console, int steps) {
    this.console = console;
    this.steps = steps;
    draw("");
  }

  /**
   * Counts one step as done. Any thread may call it.
   *
   * @param what names the step
   */
  @Override
  public synchronized void step(String what) {
    done++;
    draw(what);
  }

  private synchronized void draw(String what) {
    int filled = done * BAR / steps;
    String line =
        "[%s%s] %d/%d %s"
            .formatted("#".repeat(filled), "-".repeat(BAR - filled), done, steps, what);
    console.status().show(line);
  }

  /** Clears the bar away. */
  @Override
  public synchronized void close() {
    console.status().show("");
  }
}
