package org.lazymm.explorer.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.explorer.counterexample.Broken;

class RecordingFileTest {
  private static final String TEXT =
      RecordingFile.text(Recording.of(Broken.INTERRUPT.counterexample(), "shootdown", "1"));

  private static String message(String text) {
    return String.valueOf(
        assertThrows(RecordingException.class, () -> RecordingFile.parse(text, "a.json"))
            .getMessage());
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    assertEquals(TEXT, RecordingFile.text(RecordingFile.parse(TEXT, "a.json")));
  }

  @Test
  void aFileCutOffAnywhereIsOneLineWithItsPlace() {
    for (int end = 1; end < TEXT.length() - 2; end += 61) {
      String message = message(TEXT.substring(0, end));
      assertTrue(message.matches("a\\.json:\\d+:\\d+: .+"), message);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"format\" : 2 | \"format\" : 1 | format 1 is not known; expected 2",
        "\"format\" : 2 | \"formal\" : 1 | entry 'format' is missing",
        "\"cpu\" : 0 | \"cpu\" : -1 | cpu -1: expected a CPU from 0 to 63",
        "\"cpu\" : 0 | \"cpu\" : \"x\" | x",
        "\"cpu\" : 0 | \"cpu\" : null | null",
        "\"number\" : 1, | \"number\" : 2, | event 2 stands in the place of event 1",
        "\"format\" : 2, | \"format\" : 2, \"flavour\" : 2, | Unrecognized property \"flavour\"",
        "\"cpu\" : 0, | \"cpu\" : 0, \"core\" : 0, | Unrecognized property \"core\"",
        "\"kind\" : \"READ\" | \"kind\" : \"REED\" | REED",
        "\"property\" : \"M1\" | \"property\" : \"Q1\" | Q1",
        "\"property\" : \"M1\" | \"property\" : 0 | 0",
        "\"property\" : \"M1\" | \"property\" : null | Null value",
        "\"format\" : 2 | \"format\" : 2.0 | 2.0",
        "\"format\" : 2 | \"format\" : 2.9 | 2.9",
        "\"format\" : 2 | \"format\" : \"2\" | 2",
        "\"format\" : 2 | \"format\" : true | Boolean",
        "\"format\" : 2 | \"format\" : null | null",
        "\"format\" : 2 | \"format\" : 99999999999 | 99999999999",
        "\"format\" : 2, | \"format\" : 2, \"format\" : 2, | format",
        "\"cpu\" : 0, | \"cpu\" : 0, \"cpu\" : 0, | cpu",
        "\"cpu\" : 0 | \"cpu\" : 0.5 | 0.5",
        "\"cpu\" : 0 | \"cpu\" : \"0\" | 0",
        "\"cpu\" : 0 | \"cpu\" : \"\" | empty String",
        "\"lazymm\" : \"1\" | \"lazymm\" : 1 | String",
        "\"lazymm\" : \"1\" | \"lazymm\" : 1.5 | String",
        "\"lazymm\" : \"1\" | \"lazymm\" : true | String",
        "\"lazymm\" : \"1\" | \"lazymm\" : null | lazymm",
        "\"interrupted\" : \\[ | \"interrupted\" : [ null, | null",
        "\"interrupted\" : \\[ | \"interrupted\" : [ 0.5, | 0.5",
        "\"interrupted\" : \\[ | \"interrupted\" : [ 64, | cpu 64: expected a CPU from 0 to 63",
        "\"events\" : \\[ | \"events\" : [ null, | null"
      })
  void aWrongEntryIsNamed(String right, String wrong, String cause) {
    assertTrue(TEXT.contains(right.replace("\\", "")), TEXT);
    String message = message(TEXT.replaceFirst(right, wrong));
    assertTrue(message.matches("a\\.json:\\d+:\\d+: .+"), message);
    assertTrue(message.contains(cause), message);
  }

  @Test
  void anUnknownEntryIsNamedWithItsPlace() {
    String[] lines = TEXT.split("(?<=\n)");
    int at = 0;
    while (!lines[at].contains("\"cpu\" : 0,")) {
      at++;
    }
    int column = lines[at].indexOf('"') + 1;
    lines[at] = lines[at].replace("\"cpu\"", "\"core\" : 0, \"cpu\"");
    String message = message(String.join("", lines));
    String place = "a.json:" + (at + 1) + ":" + column + ": ";
    assertTrue(message.startsWith(place + "Unrecognized property \"core\""), message);
  }

  @Test
  void whatIsNoRecordingIsSaid() {
    assertTrue(message("").startsWith("a.json"), message(""));
    assertTrue(message("null").contains("expected a recording"), message("null"));
    assertTrue(message("[]").startsWith("a.json:1:1: "), message("[]"));
    assertTrue(message(TEXT + "x").startsWith("a.json:"), message(TEXT + "x"));
    assertTrue(message(TEXT + "{}").matches("a.json:\\d+:1: .*"), message(TEXT + "{}"));
    String deep = "[".repeat(1_000_000);
    assertTrue(message(deep).startsWith("a.json:1:"), message(deep));
    assertEquals(1, message("{\"format\" : \"1\\n2\"}").lines().count());
  }

  @Test
  void aFileWithoutEndIsRefused() {
    Path endless = Path.of("/dev/zero");
    assumeTrue(Files.isReadable(endless));
    assertEquals(
        "/dev/zero: is too long; expected at most 16,000,000 bytes",
        assertThrows(RecordingException.class, () -> RecordingFile.read(endless)).getMessage());
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    assertEquals(
        "nowhere.json: no such file",
        assertThrows(RecordingException.class, () -> RecordingFile.read(Path.of("nowhere.json")))
            .getMessage());
  }
}
