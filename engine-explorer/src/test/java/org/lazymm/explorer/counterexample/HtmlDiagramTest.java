package org.lazymm.explorer.counterexample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.replay.Counterexample;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class HtmlDiagramTest {
  private static final Counterexample SHOWN = Broken.INTERRUPT.counterexample();

  private static Document drawing() throws Exception {
    String page = HtmlDiagram.of(SHOWN, "a<b", "lazymm check 'a<b'");
    String svg = page.substring(page.indexOf("<svg"), page.indexOf("</svg>") + "</svg>".length());
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  @Test
  void thereIsADotForEachMomentAndAnArrowForEachThatReads() throws Exception {
    List<Moment> moments = Story.of(SHOWN);
    Document drawing = drawing();
    assertEquals(moments.size(), drawing.getElementsByTagName("circle").getLength());
    long arrows = moments.stream().filter(moment -> moment.readsFrom() > 0).count();
    // The tip of the arrows is a path, too.
    assertEquals(arrows + 1, drawing.getElementsByTagName("path").getLength());
  }

  @Test
  void thePageNeedsNothingFromElsewhere() {
    String page = HtmlDiagram.of(SHOWN, "shootdown", "lazymm replay x.json");
    assertFalse(page.contains("src="), page);
    assertFalse(page.contains("href="), page);
    assertFalse(page.contains("@import"), page);
    assertTrue(page.contains("prefers-color-scheme: dark"), page);
  }

  @Test
  void whatIsNoMarkupIsEscaped() {
    String page = HtmlDiagram.of(SHOWN, "a<b", "lazymm check 'a<b'");
    assertTrue(page.contains("membarrier-a: a&lt;b on arm64"), page);
    assertFalse(page.contains("a<b"), page);
  }
}
