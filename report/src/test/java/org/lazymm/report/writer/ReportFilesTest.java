package org.lazymm.report.writer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lazymm.report.Comparison;
import org.lazymm.report.Examples;
import org.lazymm.report.Golden;

class ReportFilesTest {

  private static final ReportWriter HELLO = (comparison, out) -> out.write("hello\n");

  private final Comparison comparison = Examples.small();

  @TempDir private Path directory;

  @Test
  void aReportReplacesTheOldOneAndLeavesNothingElse() throws IOException {
    Path path = directory.resolve("report.txt");
    Files.writeString(path, "old");
    ReportFiles.write(comparison, List.of(new ReportFile(path, HELLO)));
    assertEquals("hello\n", Files.readString(path));
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(path), files.toList());
    }
  }

  @Test
  void aNameThatEndsInGzIsCompressed() throws IOException {
    Path path = directory.resolve("report.json.gz");
    ReportFiles.write(comparison, List.of(new ReportFile(path, new JsonReport())));
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(path))) {
      assertEquals(
          Golden.text(new JsonReport(), comparison),
          new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void twoRunsGiveTheSameBytes() throws IOException {
    Path one = directory.resolve("one.json.gz");
    Path two = directory.resolve("two.json.gz");
    ReportFiles.write(comparison, List.of(new ReportFile(one, new JsonReport())));
    ReportFiles.write(comparison, List.of(new ReportFile(two, new JsonReport())));
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
  }

  @Test
  void whatCannotBeWrittenIsExplainedAndTheRestIsWritten() throws IOException {
    Path missing = directory.resolve("missing/report.html");
    Path fine = directory.resolve("report.txt");
    UnwritableReportException e =
        assertThrows(
            UnwritableReportException.class,
            () ->
                ReportFiles.write(
                    comparison,
                    List.of(
                        new ReportFile(missing, HELLO),
                        new ReportFile(directory, HELLO),
                        new ReportFile(fine, HELLO))));
    assertEquals(
        List.of(
            "cannot write "
                + missing
                + ": the directory "
                + missing.getParent()
                + " does not exist; create it or choose another path",
            "cannot write " + directory + ": it is a directory; name a file in it"),
        e.problems().stream().map(Throwable::getMessage).toList());
    assertEquals("hello\n", Files.readString(fine));
  }

  @Test
  void aFileInTheWayOfADirectoryIsExplained() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    UnwritableReportException e =
        assertThrows(
            UnwritableReportException.class,
            () ->
                ReportFiles.write(
                    comparison, List.of(new ReportFile(file.resolve("report.txt"), HELLO))));
    assertEquals(1, e.problems().size());
    assertTrue(e.getMessage().contains("Not a directory"), e.getMessage());
  }
}
