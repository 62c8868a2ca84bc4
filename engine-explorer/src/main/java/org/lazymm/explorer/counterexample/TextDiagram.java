package org.lazymm.explorer.counterexample;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lazymm.explorer.replay.Counterexample;

/** Moments as text: a lane for each CPU, time downwards, the source to the right. */
public final class TextDiagram {
  private static final int WIDTH = 120;
  private static final int SOURCE = 30;
  private static final int MARGIN = 6;
  private static final int NARROWEST_LANE = 22;
  private static final char UNBROKEN = '\u00a0';
  private static final String CULPRIT = ">>";

  private final List<DiagramRow> moments;
  private final List<Integer> cpus;
  private final int lane;
  private final List<String> lines = new ArrayList<>();

  private TextDiagram(List<DiagramRow> moments) {
    this.moments = moments;
    this.cpus = moments.stream().map(DiagramRow::cpu).distinct().sorted().toList();
    this.lane = Math.max(NARROWEST_LANE, (WIDTH - MARGIN - SOURCE) / Math.max(1, cpus.size()));
  }

  /**
   * Draws what bears on what is broken.
   *
   * @param counterexample what is shown
   * @param scheme the scheme with its options
   * @return the lines
   */
  public static List<String> of(Counterexample counterexample, String scheme) {
    return of(counterexample, scheme, Detail.USUAL);
  }

  /**
   * Draws a counterexample.
   *
   * @param counterexample what is shown
   * @param scheme the scheme with its options
   * @param detail how much of it
   * @return the lines
   */
  public static List<String> of(Counterexample counterexample, String scheme, Detail detail) {
    DiagramRows story = DiagramRows.of(counterexample, detail);
    Footnotes notes = new Footnotes(counterexample, story);
    TextDiagram diagram = new TextDiagram(story.moments());
    Headline.of(counterexample, scheme).lines().forEach(diagram::say);
    diagram.lines.add("");
    if (!notes.beforehand().isEmpty()) {
      diagram.say(notes.beforehand());
    }
    diagram.draw();
    notes.gap().forEach(diagram::say);
    if (!notes.leftOut().isEmpty()) {
      diagram.say("(" + notes.leftOut() + ")");
    }
    return diagram.lines;
  }

  private void say(String line) {
    wrapped(line, WIDTH).forEach(each -> lines.add(each.replace(UNBROKEN, ' ')));
  }

  /**
   * Draws moments.
   *
   * @param moments in the order in which they are shown; at least one
   * @return the lines
   */
  public static List<String> of(List<DiagramRow> moments) {
    TextDiagram diagram = new TextDiagram(moments);
    diagram.draw();
    return diagram.lines;
  }

  private void draw() {
    StringBuilder heading = new StringBuilder(" ".repeat(MARGIN));
    for (int cpu : cpus) {
      heading.append(padded("cpu" + cpu, lane));
    }
    boolean sources = moments.stream().anyMatch(moment -> !moment.site().isEmpty());
    lines.add(heading.append(sources ? "source" : "").toString().stripTrailing());
    moments.forEach(this::draw);
  }

  private void draw(DiagramRow moment) {
    String text =
        moment.text()
            + moment.links().stream().map(link -> word(moment, link)).collect(Collectors.joining());
    String before = " ".repeat(lane * cpus.indexOf(moment.cpu()));
    String after = " ".repeat(lane * (cpus.size() - 1 - cpus.indexOf(moment.cpu())));
    List<String> rows = wrapped(text, lane - 1);
    for (int row = 0; row < rows.size(); row++) {
      String margin =
          row == 0
              ? "%3s %2s"
                  .formatted(
                      moment.number() == 0 ? "" : moment.number(), moment.culprit() ? CULPRIT : "")
              : " ".repeat(MARGIN);
      String source = row == 0 ? shortened(moment.site()) : "";
      String line = margin + before + padded(rows.get(row), lane) + after + source;
      lines.add(line.replace(UNBROKEN, ' ').stripTrailing());
    }
  }

  private static String word(DiagramRow moment, Link link) {
    String word = moment.kind() == DiagramRow.Kind.INTERRUPT ? "by" : link.edge().word();
    return " " + word + UNBROKEN + "#" + link.to();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String shortened(String site) {
    return site.length() <= SOURCE ? site : "..." + site.substring(site.length() - SOURCE + 3);
  }

  /** Breaks a text at blanks; what has none within the width is cut. */
  private static List<String> wrapped(String text, int width) {
    List<String> rows = new ArrayList<>();
    String rest = text;
    String indent = "";
    while (indent.length() + rest.length() > width) {
      int room = width - indent.length();
      int blank = rest.lastIndexOf(' ', room);
      int end = blank <= 0 ? room : blank;
      rows.add(indent + rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).strip();
      indent = "  ";
    }
    rows.add(indent + rest);
    return rows;
  }
}
