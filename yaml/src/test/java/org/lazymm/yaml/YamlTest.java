package org.lazymm.yaml;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTest {
  private static final Duration FAST = Duration.ofSeconds(5);

  private static String refusal(String text) {
    return assertThrows(YamlException.class, () -> Yaml.parse(text, "f")).getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Not YAML at all.
        "a: [1, 2            | f:1:4: '[' is opened and not closed",
        "a: {b: 1]           | f:1:9: ']' closes the '{' of line 1, column 4",
        "a: 1\\nb: }         | f:2:4: '}' closes nothing",
        "a: \"b              | f:1:4: '\"' is opened and not closed",
        "a: 1\\n b: 2        | f:2:3: ': 2' where something else must stand (mapping values are not"
            + " allowed here); expected entries 'name: value' and items '- value', those of one list or"
            + " map indented alike",
        "a: b: c             | f:1:5: ': c' where something else must stand (mapping values",
        "- a\\nb: 1          | f:2:1: 'b: 1' where something else must stand; expected entries",
        "a: \"\\q\"          | f:1:6: 'q\"' where something else must stand (found unknown escape",
        "a: 1\\nb: %c        | f:2:4: '%c' where something else must stand (found character '%'",
        "a: \"\\u           | f:1:1: an escape behind here is no character; expected such as \\x41",
        "a: \"\\U99999999\" | f:1:1: an escape behind here is no character; expected such as",
        "%YAML 3.0\\n--- a   | f:1:1: ",
        // What is said twice.
        "a: 1\\nb: 2\\na: 3 | f:3:1: 'a' is given twice, first at line 1",
        "x: {a: 1, a: 2}     | f:1:11: 'a' is given twice, first at line 1",
        "a: 1\\n'a': 2       | f:2:1: 'a' is given twice",
        "a: 1\\n---\\nb: 2   | f:2:1: a second document begins; expected one in a file",
        "[a]: 1              | f:1:1: the name of an entry: expected a word; found a list",
        "? {a: b}\\n: 1      | f:1:3: the name of an entry: expected a word; found a map",
        // Aliases.
        "a: *b               | f:1:4: '*b' stands for nothing; expected '&b' at a value that ends",
        "a: &a [1, *a]       | f:1:11: '*a' stands for nothing; expected '&a' at a value that ends",
        "&a {b: {c: *a}}     | f:1:12: '*a' stands for nothing",
        // No text.
        "a:\\n\\tb: 1        | f:2:1: a tab; indent with blanks",
        "a:\\n  \\tb: 1      | f:2:3: a tab; indent with blanks",
        "a:\\r\\n\\tb: 1     | f:2:1: a tab; indent with blanks",
        "a: \\0              | f:1:4: character 0x00; expected text",
        "a: \\x7f            | f:1:4: character 0x7f; expected text",
      })
  void whatIsNoYamlIsRefusedInOneLineWithItsPlace(String text, String message) {
    String refusal =
        refusal(
            text.replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace("\\0", "\0")
                .replace("\\x7f", "\u007f"));
    assertTrue(refusal.startsWith(message), refusal);
    assertEquals(1, refusal.lines().count(), refusal);
  }

  @ParameterizedTest
  @CsvSource({"''", "'\n\n'", "'# nothing\n'", "'---\n'", "'~'", "'null'"})
  void aTextThatSaysNothingIsEmpty(String text) {
    YamlNode root = Yaml.parse(text, "f");
    assertTrue(root.isEmpty());
    assertEquals("nothing", root.described());
    assertEquals(
        "expected a profile; found nothing",
        assertThrows(YamlException.class, () -> root.mapping("a profile")).what());
  }

  @ParameterizedTest
  @CsvSource({
    "'a: 1\r\nb: x\r\n', 2:4",
    "'a: 1\rb: x\r', 2:4",
    "'\uFEFFb: x', 1:4",
    "'\uFEFFa: 1\nb: x', 2:4",
    "'{\u00fc: 1, b: x}', 1:11",
    "'{\ud83d\ude00: 1, b: x}', 1:11",
    "'a: |\n  one\n  two\nb: x', 4:4",
    "'a: \"one\n  two\"\nb: x', 3:4",
    "'b: &x x', 1:4",
    "'b:\n  x', 2:3"
  })
  void placesAreThoseThatAnEditorShows(String text, String place) {
    assertEquals("f:" + place, Yaml.parse(text, "f").get("b").place());
    assertEquals("f:" + place, Yaml.parse(text, "f").get("b").error("").place());
  }

  @ParameterizedTest
  @CsvSource({
    "'\u00fc: [\ud83d\ude00, ]]', 1:9",
    "'\uFEFF]', 1:1",
    "'a: 1\r\n]', 2:1",
    "'a: 1\r]', 2:1"
  })
  void placesOfBracketsAreThoseThatAnEditorShows(String text, String place) {
    assertEquals("f:" + place + ": ']' closes nothing", refusal(text));
  }

  @Test
  void anAliasStandsForItsValueAndIsRefusedWhereItStands() {
    YamlNode root = Yaml.parse("a: &x {b: [1, two]}\nc: *x\nd: &y 5\ne: *y\n*y : 6", "f");
    assertEquals(1, root.get("c").get("b").items().get(0).whole(0, 9));
    assertEquals("f:2:4", root.get("c").place());
    assertEquals("f:1:15", root.get("c").get("b").items().get(1).place());
    assertEquals(
        "f:4:4: 'e': expected true or false; found '5'",
        assertThrows(YamlException.class, () -> root.get("e").flag()).getMessage());
    assertEquals(6, root.get("5").whole(0, 9));
  }

  @Test
  void aBombOfAliasesIsRefusedAtOnce() {
    String lists =
        IntStream.range(1, 30)
            .mapToObj(
                i ->
                    "a%d: &a%d [%s]"
                        .formatted(
                            i,
                            i,
                            IntStream.range(0, 9)
                                .mapToObj(j -> "*a" + (i - 1))
                                .collect(Collectors.joining(","))))
            .collect(Collectors.joining("\n"));
    assertEquals(
        "f:6:10: aliases stand for more than 10,000 values up to here",
        assertTimeoutPreemptively(FAST, () -> refusal("a0: &a0 lol\n" + lists)));
  }

  @Test
  void nestingBeyondAHundredIsRefusedAtOnce() {
    Yaml.parse("[".repeat(100) + "]".repeat(100), "f");
    assertAll(
        () ->
            assertEquals(
                "f:1:101: is nested more than 100 deep",
                refusal("[".repeat(101) + "]".repeat(101))),
        () ->
            assertEquals(
                "f:1:101: is nested more than 100 deep",
                assertTimeoutPreemptively(
                    FAST, () -> refusal("[".repeat(10_000) + "]".repeat(10_000)))),
        () ->
            assertEquals(
                "f:1:101: is nested more than 100 deep",
                assertTimeoutPreemptively(FAST, () -> refusal("[".repeat(500_000)))),
        () ->
            assertEquals(
                "f:1:401: is nested more than 100 deep",
                assertTimeoutPreemptively(FAST, () -> refusal("{a: ".repeat(10_000)))),
        () ->
            assertEquals(
                "f:1:201: is nested more than 100 deep",
                assertTimeoutPreemptively(FAST, () -> refusal("- ".repeat(10_000)))));
  }

  @Test
  void aTextThatIsTooLongIsRefused() {
    Yaml.parse("a: " + "x".repeat(999_997), "f");
    assertEquals(
        "f: has 1,000,001 characters; expected at most 1,000,000",
        refusal("a: " + "x".repeat(999_998)));
  }

  @Test
  void aFileThatCannotBeReadIsNamed(@TempDir Path folder) throws IOException {
    Path latin =
        Files.write(
            folder.resolve("latin"), "\u00fc: 1\n# \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    Path late =
        Files.write(
            folder.resolve("late"), new byte[] {'a', ':', ' ', '1', '\r', '\n', '#', (byte) 0xe9});
    Path none = folder.resolve("none");
    assertAll(
        () ->
            assertEquals(latin + ":1:1: byte 0xfc is no UTF-8; save the file as UTF-8", of(latin)),
        () -> assertEquals(late + ":2:2: byte 0xe9 is no UTF-8; save the file as UTF-8", of(late)),
        () -> assertEquals(folder + ": is a folder; expected a file", of(folder)),
        () -> assertEquals(none + ": no such file", of(none)));
    Files.writeString(none, "a: \u00fc");
    assertEquals("\u00fc", Yaml.read(none).get("a").text());
  }

  private static String of(Path file) {
    return assertThrows(YamlException.class, () -> Yaml.read(file)).getMessage();
  }

  @Test
  void aShippedFileThatIsMissingIsAFaultOfTheProgram() {
    assertThrows(IllegalStateException.class, () -> Yaml.shipped(YamlTest.class, "none.yaml"));
  }

  @Property
  void whatIsQuotedIsReadBack(@ForAll String text) {
    Assume.that(
        text.codePoints().noneMatch(each -> Character.getType(each) == Character.SURROGATE));

    assertEquals(text, Yaml.parse("a: " + Yaml.quoted(text), "f").get("a").scalar());
  }
}
