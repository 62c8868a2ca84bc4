package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FencesCommandTest {
  private static final String[] SMALL = {
    "fences",
    "shootdown",
    "--scenario",
    "membarrier-e2",
    "--scenario",
    "idle-entry",
    "--arch",
    "x86"
  };

  /** Notes what is written between two flushes. */
  private static final class Flushes extends Writer {
    private final List<String> flushed = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();

    @Override
    public void write(char[] characters, int from, int length) {
      pending.append(characters, from, length);
    }

    @Override
    public void flush() {
      if (!pending.isEmpty()) {
        flushed.add(pending.toString());
        pending.setLength(0);
      }
    }

    @Override
    public void close() {}
  }

  private static final class Watched {
    private final Flushes out = new Flushes();
    private final StringWriter err = new StringWriter();

    Watched run(boolean terminal, String... arguments) {
      Console console = new Console(new PrintWriter(out), new PrintWriter(err), terminal);
      assertEquals(0, Main.run(console, arguments), err::toString);
      return this;
    }
  }

  @Test
  void eachLineIsFlushedAsSoonAsItIsKnown() {
    List<String> flushed = new Watched().run(false, SMALL).out.flushed;

    assertTrue(
        flushed.stream().allMatch(each -> each.strip().lines().count() <= 1), flushed::toString);
    assertEquals("shootdown, 2 cases", flushed.get(0).strip());
    assertTrue(
        flushed.get(1).matches("2 cases hold as it is written; \\d+ ways .*\\R"),
        flushed::toString);
  }

  @Test
  void aCaseThatDoesNotHoldAsItIsWrittenIsNamedWhenItIsTried() {
    List<String> flushed =
        new Watched()
            .run(
                false,
                "fences",
                "hazard:aba-cure=off",
                "--scenario",
                "address-reuse",
                "--scenario",
                "idle-entry",
                "--arch",
                "arm64")
            .out
            .flushed;

    assertTrue(
        flushed.get(1).startsWith("left out   address-reuse on arm64 under lkmm: "),
        flushed::toString);
    assertTrue(flushed.get(2).startsWith("1 case"), flushed::toString);
  }

  @Test
  void whoWatchesSeesHowFarItIs() {
    String status = new Watched().run(true, SMALL).err.toString();

    assertTrue(status.contains("1/2 membarrier-e2 on x86 under tso, as it is"), status);
    assertTrue(status.contains("Scheme."), status);
  }
}
