package org.lazymm.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlNodeTest {
  private enum Colour {
    DARK_RED,
    BLUE
  }

  private static final YamlNode ROOT =
      Yaml.parse(
          """
          text: some words
          blank: " "
          nothing:
          quoted: ""
          number: 1.5
          whole: 7
          flag: true
          colour: dark-red
          list: [a, 2, {b: c}]
          map: {a: 1, b: 2}
          """,
          "f");

  /**
   * A reader that does not fit what there is.
   *
   * @param reader reads from the root
   * @param message what is said
   */
  record Case(Consumer<YamlNode> reader, String message) {
    @Override
    public String toString() {
      return message;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(it -> it.get("blank").text(), "f:2:8: 'blank': expected a text; found ' '"),
        new Case(
            it -> it.get("nothing").text(), "f:3:9: 'nothing': expected a text; found nothing"),
        new Case(it -> it.get("quoted").text(), "f:4:9: 'quoted': expected a text; found ''"),
        new Case(
            it -> it.get("nothing").scalar(), "f:3:9: 'nothing': expected a text; found nothing"),
        new Case(it -> it.get("list").scalar(), "f:9:7: 'list': expected a text; found a list"),
        new Case(it -> it.get("map").text(), "f:10:6: 'map': expected a text; found a map"),
        new Case(
            it -> it.get("text").number(), "f:1:7: 'text': expected a number; found 'some words'"),
        new Case(it -> it.get("list").number(), "f:9:7: 'list': expected a number; found a list"),
        new Case(
            it -> it.get("number").whole(0, 9),
            "f:5:9: 'number': expected a whole number; found '1.5'"),
        new Case(
            it -> it.get("whole").whole(0, 6),
            "f:6:8: 'whole': expected a whole number from 0 to 6; found '7'"),
        new Case(
            it -> it.get("whole").whole(8, 9),
            "f:6:8: 'whole': expected a whole number from 8 to 9; found '7'"),
        new Case(
            it -> it.get("nothing").whole(8, 9),
            "f:3:9: 'nothing': expected a whole number; found nothing"),
        new Case(it -> it.get("whole").flag(), "f:6:8: 'whole': expected true or false; found '7'"),
        new Case(
            it -> it.get("text").constant(Colour.values()),
            "f:1:7: 'text': expected one of dark-red, blue; found 'some words'"),
        new Case(it -> it.get("map").items(), "f:10:6: 'map': expected a list; found a map"),
        new Case(it -> it.get("list").texts(), "f:9:14: 'list': expected a text; found a map"),
        new Case(it -> it.get("text").names(), "f:1:7: 'text': expected a map; found 'some words'"),
        new Case(it -> it.get("list").find("a"), "f:9:7: 'list': expected a map; found a list"),
        new Case(
            it -> it.get("list").mapping("a task"), "f:9:7: 'list': expected a task; found a list"),
        new Case(it -> it.get("map").get("c"), "f:10:6: c is missing"),
        new Case(it -> it.get("map").name("c"), "f:10:6: c is missing"),
        new Case(
            it -> it.get("map").allowOnly(List.of("a", "z")),
            "f:10:13: unknown entry 'b'; expected one of: a, z"),
        new Case(
            it -> it.get("map").allowOnly(List.of("a", "z"), Set.of("y")),
            "f:10:13: unknown entry 'b'; expected one of: a, z"),
        new Case(it -> it.items(), "f:1:1: expected a list; found a map"),
        new Case(
            it -> it.get("whole").at(() -> List.of().get(Integer.parseInt("x"))),
            "f:6:8: For input string: \"x\""),
        new Case(
            it -> Yaml.parse("a: |\n  " + "word ".repeat(20) + "\n", "f").get("a").flag(),
            "f:1:4: 'a': expected true or false; found 'word word word word word word word word ...'"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatDoesNotFitIsRefusedWithItsPlaceAndItsEntry(Case wrong) {
    YamlException refused = assertThrows(YamlException.class, () -> wrong.reader.accept(ROOT));
    assertEquals(wrong.message, refused.getMessage());
    assertEquals(refused.getMessage(), refused.place() + ": " + refused.what());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NaN", "Infinity", "-Infinity", "1e999", "1d", "1f", "0x1p3", "1_000", "1,5", "."})
  void whatIsNoDecimalIsNoNumber(String written) {
    YamlNode number = Yaml.parse("n: '" + written + "'", "f").get("n");
    assertEquals(
        "f:1:4: 'n': expected a number; found '" + written + "'",
        assertThrows(YamlException.class, number::number).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-1", "+1.", ".5", "1.25", "1e3", "1.5E-3"})
  void aDecimalIsANumber(String written) {
    assertEquals(Double.parseDouble(written), Yaml.parse("n: " + written, "f").get("n").number());
  }

  @Test
  void aCharacterOfTwoHalvesMayStandAnywhere() {
    for (int before = 1_000; before < 1_050; before++) {
      String text = "x".repeat(before) + "\ud83d\ude00";
      assertEquals(text, Yaml.parse(text, "f").scalar());
    }
  }

  @Test
  void whatIsWrongIsALineEvenIfItNamesMore() {
    YamlNode map = Yaml.parse("\"a\\nb\\r\\nc\": 1", "f");
    assertEquals(
        "f:1:1: unknown entry 'a b c'; expected one of: d",
        assertThrows(YamlException.class, () -> map.allowOnly(List.of("d"))).getMessage());
  }

  @Test
  void whatIsWrongIsBoundedAndHasNothingHidden() {
    YamlNode map = Yaml.parse("\"\\e[2J\": 1", "f");
    assertEquals(
        "f:1:1: unknown entry '\\u001b[2J'; expected one of: d",
        assertThrows(YamlException.class, () -> map.allowOnly(List.of("d"))).getMessage());

    String what = new YamlException("f:1:1", "x".repeat(100_000) + "; expected a y").what();
    assertTrue(what.length() < 2_000 && what.endsWith("xxx; expected a y"), what);
  }

  @Test
  void whatFitsIsRead() {
    assertEquals("some words", ROOT.get("text").text());
    assertEquals(" ", ROOT.get("blank").scalar());
    assertEquals("", ROOT.get("quoted").scalar());
    assertEquals(1.5, ROOT.get("number").number());
    assertEquals(7, ROOT.get("whole").number());
    assertEquals(7, ROOT.get("whole").whole(7, 7));
    assertTrue(ROOT.get("flag").flag());
    assertEquals(Colour.DARK_RED, ROOT.get("colour").constant(Colour.values()));
    assertEquals(List.of(), ROOT.get("nothing").items());
    assertEquals("2", ROOT.get("list").items().get(1).text());
    assertEquals(List.of("a", "b"), List.copyOf(ROOT.get("map").names()));
    assertEquals("f:10:13", ROOT.get("map").name("b").place());
    assertEquals(Optional.empty(), ROOT.find("none"));
    assertTrue(ROOT.has("nothing"));
    assertFalse(ROOT.has("none"));
    assertTrue(ROOT.isMapping());
    assertFalse(ROOT.get("list").isMapping());
    assertFalse(ROOT.get("quoted").isEmpty());
    assertEquals(9, ROOT.get("list").line());
    assertEquals(7, ROOT.get("list").column());
    assertEquals("f", ROOT.file());
    ROOT.get("map").allowOnly(List.of("a"), Set.of("b"));
  }

  @Test
  void wordsOfConstantsAreReadInWhateverLetters() {
    assertEquals(
        Colour.DARK_RED, Yaml.parse("a: Dark-RED", "f").get("a").constant(Colour.values()));
  }
}
