package org.lazymm.explorer.counterexample;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.explorer.replay.Counterexample;

/** A counterexample as a page that needs no network, in light and in dark. */
public final class HtmlDiagram {
  private static final String STYLE =
      """
      :root { --paper: #fff; --ink: #1b1b1b; --muted: #63686d; --rule: #b9bfc5; --blame: #ffe2d6; --gap: #c0392b;
        --read: #0063a8; --interrupt: #8a3fb0; color-scheme: light dark; }
      @media (prefers-color-scheme: dark) { :root { --paper: #16181b; --ink: #e8e8e8;
        --muted: #a0a6ac; --rule: #4a5057; --blame: #5a2a18; --gap: #ff8a75; --read: #6fbcf2;
        --interrupt: #d39cf0; } }
      body { background: var(--paper); color: var(--ink); font: 15px system-ui, sans-serif;
        margin: 2em; }
      h1 { font-size: 1.3em; }
      .reason { font-weight: 600; }
      .page { overflow-x: auto; }
      svg text { font: 12px ui-monospace, monospace; fill: var(--ink); }
      svg .text { paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
      svg .cpu { font-weight: 700; }
      svg .number { text-anchor: end; fill: var(--muted); }
      svg .site { fill: var(--muted); }
      svg .lane { stroke: var(--rule); }
      svg .dot { fill: var(--ink); }
      svg .turn { fill: var(--interrupt); }
      svg .interrupt { fill: var(--interrupt); }
      svg .culprit { fill: var(--blame); }
      svg .rf { stroke: var(--read); stroke-width: 1.4; fill: none; }
      svg .co { stroke: var(--interrupt); stroke-dasharray: 2 3; fill: none; }
      svg .fr { stroke: var(--read); stroke-dasharray: 6 3; fill: none; }
      svg .own { opacity: .35; }
      svg .gap { stroke: var(--gap); stroke-width: 2; stroke-dasharray: 3 5; fill: none; }
      svg .step { font-weight: 700; fill: var(--muted); }
      svg .tip { fill: var(--read); }
      """;

  private HtmlDiagram() {}

  /**
   * Draws a counterexample.
   *
   * @param counterexample what is shown
   * @param scheme the scheme with its options
   * @param again the command that shows it again
   * @param detail how much of it
   * @return the page
   */
  public static String of(
      Counterexample counterexample, String scheme, String again, Detail detail) {
    Headline headline = Headline.of(counterexample, scheme);
    DiagramRows story = DiagramRows.of(counterexample, detail);
    Footnotes notes = new Footnotes(counterexample, story);
    Markup page =
        new Markup()
            .raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")
            .element("title", headline.title())
            .raw("<style>\n" + STYLE + "</style>\n</head>\n<body>")
            .element("h1", headline.title())
            .element("p", headline.claim())
            .element("p", headline.reason(), "class", "reason")
            .element("p", notes.beforehand())
            .raw("<div class=\"page\">")
            .raw(
                DiagramLayout.of(
                    story.moments(), counterexample.isMissingAnOrder(), headline.reason()))
            .raw("</div>");
    notes.gap().forEach(line -> page.element("p", line));
    String more = notes.leftOut().isEmpty() ? "" : " " + notes.leftOut() + ".";
    return page.element(
            "p",
            "Time goes downwards. "
                + legend(detail)
                + " What the reason is about is highlighted."
                + more)
        .element("p", "Again: " + again)
        .raw("</body>\n</html>")
        .toString();
  }

  private static String legend(Detail detail) {
    List<String> arrows = new ArrayList<>();
    for (Edge edge : Edge.values()) {
      if (detail.edges().contains(edge)) {
        arrows.add(
            switch (edge) {
              case READS_FROM ->
                  "An arrow goes from a write to the read that reads it; a read without one reads"
                      + " the value that was there at first.";
              case COHERENCE -> "A dotted one goes from a write to the next to the same cell.";
              case FROM_READS ->
                  "A dashed one goes from a read to the write that overwrote what it has read.";
            });
      }
    }
    return String.join(" ", arrows);
  }
}
