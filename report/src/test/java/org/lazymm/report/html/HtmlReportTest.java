package org.lazymm.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.report.Comparison;
import org.lazymm.report.Examples;
import org.lazymm.report.Golden;
import org.lazymm.report.Provenance;

class HtmlReportTest {

  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\\s+[\\w:-]+(?:=\"[^\"<]*\")?)*)\\s*(/?)>");
  private static final List<String> VOID = List.of("meta", "br", "link", "img", "hr");

  static Stream<Comparison> comparisons() {
    return Stream.of(
        Examples.small(), Examples.large(), Examples.crowded(), Examples.hostile(), empty());
  }

  private static Comparison empty() {
    return Comparison.builder(new Provenance("0", "lazymm compare", 0, Map.of())).build();
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void everyTagIsClosedAndNothingElseLooksLikeOne(Comparison comparison) {
    String page = page(comparison).replaceFirst("<!DOCTYPE html>", "");
    Deque<String> open = new ArrayDeque<>();
    Matcher matcher = TAG.matcher(page);
    StringBuilder rest = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(rest, "");
      String name = matcher.group(2);
      if (!matcher.group(1).isEmpty()) {
        assertEquals(open.pop(), name);
      } else if (matcher.group(4).isEmpty() && !VOID.contains(name.toLowerCase(Locale.ROOT))) {
        open.push(name);
      }
    }
    matcher.appendTail(rest);
    assertTrue(open.isEmpty(), () -> "still open: " + open);
    assertFalse(rest.indexOf("<") >= 0, () -> rest.substring(rest.indexOf("<")));
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void nothingIsFetchedFromAnywhere(Comparison comparison) {
    String page = page(comparison).replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
    for (String needle : List.of("http:", "https:", "//", "src=", "@import", "url(", "<script")) {
      assertFalse(page.contains(needle), needle);
    }
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void idsAreUnique(Comparison comparison) {
    Matcher matcher = Pattern.compile("\\sid=\"([^\"]*)\"").matcher(page(comparison));
    List<String> ids = matcher.results().map(result -> result.group(1)).toList();
    assertEquals(ids.stream().distinct().toList(), ids);
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void theSameComparisonGivesTheSameBytes(Comparison comparison) {
    assertEquals(page(comparison), page(comparison));
  }

  @Test
  void aHostileNameIsNoMarkup() {
    String page = page(Examples.hostile());
    assertFalse(page.contains("<b>&"));
    assertTrue(page.contains("&lt;b&gt;&amp;\"'|`,;"));
    assertTrue(page.contains("title=\"&lt;b>&amp;&#34;&#39;|`,; K2: fails"));
  }

  @Test
  void theExplorersColumnsAreUnknownUntilItHasRun() {
    String page = page(Examples.small());
    assertTrue(page.contains("not checked yet (needs the explorer)"));
    assertFalse(page.contains("<td class=\"proved\""));
  }

  @Test
  void aSchemeThatFellShortIsMarkedWhereverItsCostsAre() {
    String page = page(Examples.small());
    assertTrue(page.contains("refcount<span class=\"fail\""));
    assertFalse(page.contains("hazard<span class=\"fail\""));
  }

  private static String page(Comparison comparison) {
    return Golden.text(new HtmlReport(), comparison);
  }
}
