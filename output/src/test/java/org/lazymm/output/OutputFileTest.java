package org.lazymm.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class OutputFileTest {
  @TempDir private Path folder = Path.of("set by JUnit");

  @Test
  void aFileTakesThePlaceOfTheOldOneAndLeavesNothingElse() throws IOException {
    Path file = file("old");
    new OutputFile(file).write("new");
    assertEquals("new", Files.readString(file));
    assertEquals(List.of(file), listed());
  }

  @Test
  void aNewFileHasTheModeOfAnyOther() throws IOException {
    Path any = Files.createFile(folder.resolve("any"));
    Path file = folder.resolve("new");
    new OutputFile(file).write("new");
    assertEquals(Files.getPosixFilePermissions(any), Files.getPosixFilePermissions(file));
  }

  @Test
  void theModeStays() throws IOException {
    for (String mode : List.of("rw-------", "rw-rw-rw-", "rwxr-x---")) {
      Path file = file("old");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      new OutputFile(file).write("new");
      assertEquals("new", Files.readString(file));
      assertEquals(mode, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void hardLinksStay() throws IOException {
    Path file = file("a longer old text");
    Path link = Files.createLink(folder.resolve("link"), file);
    new OutputFile(file).write("new");
    assertEquals("new", Files.readString(link));
    assertTrue(Files.isSameFile(file, link));
    assertEquals(2, listed().size());
  }

  @Test
  void symbolicLinksStayAndTheirTargetIsWritten() throws IOException {
    Path file = file("old");
    Files.createSymbolicLink(folder.resolve("nearer"), Path.of("file"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nearer"));
    new OutputFile(link).write("new");
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void aFolderThatTakesNoFolderIsSaid() {
    Path proc = Path.of("/proc");
    assumeTrue(Files.isDirectory(proc));
    assertEquals(
        "cannot write /proc/new: the directory /proc takes no new one; choose another path",
        assertThrows(UnwritableFileException.class, () -> OutputFolder.make(proc.resolve("new")))
            .getMessage());
  }

  @Test
  void aLinkToNothingStaysAndItsTargetIsMade() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
    new OutputFile(link).write("new");
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(folder.resolve("target")));
  }

  @Test
  void linksThatLeadNowhereAreRefused() throws IOException {
    Path one = Files.createSymbolicLink(folder.resolve("one"), Path.of("other"));
    Files.createSymbolicLink(folder.resolve("other"), Path.of("one"));
    assertThrows(UnwritableFileException.class, () -> new OutputFile(one).write("new"));
    assertEquals(2, listed().size());
  }

  @Test
  void aPipeIsWrittenTo() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> firstLine(pipe));
    new OutputFile(pipe).write("new\n");
    assertEquals("new", read.get());
    assertEquals(List.of(pipe), listed());
  }

  private static String firstLine(Path pipe) {
    try (BufferedReader in = Files.newBufferedReader(pipe)) {
      return in.readLine();
    } catch (IOException failed) {
      return failed.toString();
    }
  }

  @Test
  void aFailureHalfwayLeavesTheOldFileAlone() throws IOException {
    Path file = file("old");
    Path link = folder.resolve("link");
    for (boolean linked : List.of(false, true)) {
      if (linked) {
        Files.createLink(link, file);
      }
      UnwritableFileException unwritable =
          assertThrows(
              UnwritableFileException.class,
              () ->
                  new OutputFile(file)
                      .write(
                          out -> {
                            out.write("half".repeat(10_000));
                            throw new IOException("odd");
                          }));
      assertEquals("cannot write " + file + ": odd; choose another path", unwritable.getMessage());
      assertEquals("old", Files.readString(file));
    }
    assertEquals(List.of(file, link), listed());
  }

  @Test
  void aFullDiskSaysSoAndWhatToDo() {
    Path full = Path.of("/dev/full");
    if (Files.exists(full)) {
      UnwritableFileException unwritable =
          assertThrows(UnwritableFileException.class, () -> new OutputFile(full).write("new"));
      assertEquals(
          "cannot write /dev/full: the disk is full: free some space on it, or choose another path",
          unwritable.getMessage());
    }
  }

  @Test
  void whatIsInTheWayIsSaid() throws IOException {
    Path file = file("");
    assertSays(folder, "it is a directory; name a file in it");
    assertSays(file.resolve("below"), "Not a directory; choose another path");
    Path missing = folder.resolve("missing");
    assertSays(
        missing.resolve("below"),
        "the directory " + missing + " does not exist; create it or choose another path");
  }

  private static void assertSays(Path path, String reason) {
    UnwritableFileException unwritable =
        assertThrows(UnwritableFileException.class, () -> new OutputFile(path).write("new"));
    assertEquals("cannot write " + path, unwritable.subject());
    assertEquals(reason, unwritable.reason());
  }

  @Test
  void aNameThatEndsInGzIsCompressed() throws IOException {
    Path file = folder.resolve("file.gz");
    new OutputFile(file).write("new");
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      assertEquals("new", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void aFolderIsMadeOnceAndALinkToOneWillDo() throws IOException {
    Path deep = folder.resolve("a/b");
    OutputFolder.make(deep);
    OutputFolder.make(deep);
    Path link = Files.createSymbolicLink(folder.resolve("link"), deep);
    OutputFolder.make(link);
    assertTrue(Files.isDirectory(deep));
    Path file = file("");
    assertThrows(UnwritableFileException.class, () -> OutputFolder.make(file));
    assertFalse(Files.isDirectory(file));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("file"), text);
  }

  private List<Path> listed() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
