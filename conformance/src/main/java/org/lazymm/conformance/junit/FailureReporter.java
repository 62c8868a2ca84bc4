package org.lazymm.conformance.junit;

import java.nio.file.Path;
import java.util.Map;
import net.jqwik.api.Reporter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what jqwik says of a rule's property off the console: it goes into the file of what the
 * property has found, and says nothing new of a property that has found nothing.
 */
final class FailureReporter implements Reporter {
  private final Reporter console;
  private @Nullable Path file;
  private boolean loud;

  /**
   * A reporter that is silent.
   *
   * @param console where jqwik would report
   */
  FailureReporter(Reporter console) {
    this.console = console;
  }

  /** Has what is reported from now on written to a file. */
  void writeTo(Path to) {
    file = to;
  }

  /** Has what is reported from now on shown: it is about no rule. */
  void show() {
    loud = true;
  }

  @Override
  public void publishValue(String key, String value) {
    report(key, value, () -> console.publishValue(key, value));
  }

  @Override
  public void publishReport(String key, Object report) {
    report(key, report, () -> console.publishReport(key, report));
  }

  @Override
  public void publishReports(String key, Map<String, Object> reports) {
    report(key, reports, () -> console.publishReports(key, reports));
  }

  private void report(String key, Object value, Runnable onConsole) {
    if (loud) {
      onConsole.run();
    } else if (file != null) {
      FailureFiles.append(file, "\n" + key + ":\n" + value + "\n");
    }
  }
}
