package org.lazymm.report.html;

import java.util.List;

/**
 * What can be said about one sweep by one metric.
 *
 * @param title sweep and metric
 * @param sentences what can be said, and about whom nothing can
 */
public record FindingsSection(String title, List<String> sentences) {

  /** Copies the list. */
  public FindingsSection {
    sentences = List.copyOf(sentences);
  }
}
