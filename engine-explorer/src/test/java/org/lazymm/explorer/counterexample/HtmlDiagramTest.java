package org.lazymm.explorer.counterexample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.EnumSet;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.replay.Counterexample;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class HtmlDiagramTest {
  private static final Counterexample SHOWN = Broken.INTERRUPT.counterexample();

  private static Document drawing() throws Exception {
    String page = HtmlDiagram.of(SHOWN, "a<b", "lazymm check 'a<b'", Detail.USUAL);
    String svg = page.substring(page.indexOf("<svg"), page.indexOf("</svg>") + "</svg>".length());
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  @Test
  void thereIsADotForEachMomentAndAnArrowForEachThatReads() throws Exception {
    List<DiagramRow> moments = DiagramRows.of(SHOWN, Detail.USUAL).moments();
    Document drawing = drawing();
    assertEquals(
        moments.stream().filter(moment -> moment.number() > 0).count(),
        drawing.getElementsByTagName("circle").getLength());
    long arrows = moments.stream().filter(moment -> moment.readsFrom() > 0).count();
    // The tip of the arrows is a path, too.
    assertEquals(arrows + 1, drawing.getElementsByTagName("path").getLength());
  }

  @Test
  void thePageNeedsNothingFromElsewhere() {
    String page = HtmlDiagram.of(SHOWN, "shootdown", "lazymm replay x.json", Detail.USUAL);
    assertFalse(page.contains("src="), page);
    assertFalse(page.contains("href="), page);
    assertFalse(page.contains("@import"), page);
    assertTrue(page.contains("prefers-color-scheme: dark"), page);
  }

  @Test
  void whatIsNoMarkupIsEscaped() {
    String page = HtmlDiagram.of(SHOWN, "a<b", "lazymm check 'a<b'", Detail.USUAL);
    assertTrue(page.contains("membarrier-a: a&lt;b on arm64"), page);
    assertFalse(page.contains("a<b"), page);
  }

  @Test
  void theOrderThatIsMissingIsDrawnAndNamed() {
    String page =
        HtmlDiagram.of(Broken.UNORDERED.counterexample(), "fullbarrier", "again", Detail.USUAL);
    assertTrue(page.contains("<path class=\"gap\""), page);
    assertTrue(page.contains("missing: nothing orders #1 (cpu0 uses mm1)"), page);
    assertFalse(
        HtmlDiagram.of(SHOWN, "shootdown", "again", Detail.USUAL).contains("class=\"gap\""));
  }

  @Test
  void stepsStandInTheirLanes() {
    String page = HtmlDiagram.of(SHOWN, "shootdown", "again", Detail.USUAL);
    assertTrue(page.contains("class=\"step\""), page);
    assertTrue(page.contains(">== step 1: store x 1</text>"), page);
  }

  @Test
  void arrowsAreOfTheEdgesAskedFor() {
    String page =
        HtmlDiagram.of(SHOWN, "shootdown", "again", new Detail(true, EnumSet.of(Edge.FROM_READS)));
    assertTrue(page.contains("<path class=\"fr\""), page);
    assertFalse(page.contains("<path class=\"rf\""), page);
    assertTrue(page.contains("A dashed one goes from a read"), page);
  }
}
