package org.lazymm.conformance.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scenario.catalogue.CatalogueEntry;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.FaultFile;

/**
 * The tables of {@code docs/scenarios.md} are those of the code. Written anew by {@code
 * -Dlazymm.scenarios.write=true}.
 */
class ScenariosPageTest {
  private static final Path PAGE = Path.of("..", "docs", "scenarios.md");

  @Test
  void theTablesAreThoseOfTheCode() throws IOException {
    String page = Files.readString(PAGE);
    String made =
        with(
            with(
                with(with(page, "catalogue", catalogue()), "pairs", new EventPairs().lines()),
                "architectures",
                architectures()),
            "faults",
            faults());
    if (Boolean.getBoolean("lazymm.scenarios.write")) {
      Files.writeString(PAGE, made);
    } else {
      assertEquals(made, page);
    }
  }

  @Test
  void eachMainEventMeetsEachOther() {
    EventPairs pairs = new EventPairs();
    for (EventPairs.Event main :
        List.of(EventPairs.Event.EXIT, EventPairs.Event.EXEC, EventPairs.Event.USE)) {
      for (EventPairs.Event other :
          List.of(
              EventPairs.Event.SWITCH,
              EventPairs.Event.FORK,
              EventPairs.Event.FLUSH,
              EventPairs.Event.TICK,
              EventPairs.Event.NMI,
              EventPairs.Event.USER,
              EventPairs.Event.DOWN,
              EventPairs.Event.UP)) {
        assertFalse(pairs.with(main, other).isEmpty(), main.text + " and " + other.text);
      }
    }
  }

  private static String with(String page, String part, List<String> lines) {
    String begin = "<!-- " + part + " -->\n";
    String end = "<!-- end of " + part + " -->\n";
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf(end);
    assertFalse(from < begin.length() || to < from, "docs/scenarios.md has no part " + part);
    return page.substring(0, from) + String.join("\n", lines) + "\n" + page.substring(to);
  }

  private static List<String> catalogue() {
    List<String> lines = new ArrayList<>();
    lines.add("| scenario | about | properties | bugs | on |");
    lines.add("|---|---|---|---|---|");
    for (CatalogueEntry entry : Catalogue.all()) {
      lines.add(
          "| `"
              + entry.name()
              + "` | "
              + entry.description()
              + " | "
              + entry.properties().stream().map(Enum::name).collect(Collectors.joining(", "))
              + " | "
              + String.join(", ", entry.bugs())
              + " | "
              + entry.architectures().stream()
                  .map(Architecture::name)
                  .collect(Collectors.joining(", "))
              + " |");
    }
    return lines;
  }

  private static List<String> architectures() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| name | also | barrier of switch_mm | same mm | switch_to | unlock | mask | flush | lazy"
            + " MMUs leave at a flush | RMWs full | evicts at exit | model |");
    lines.add("|---".repeat(12) + "|");
    for (Architecture each : Architecture.ALL) {
      lines.add(
          "| `"
              + each.name()
              + "` | "
              + String.join(", ", each.also())
              + " | "
              + low(each.switchMm())
              + " | "
              + yes(each.sameMm())
              + " | "
              + yes(each.switchTo())
              + " | "
              + yes(each.unlock())
              + " | "
              + low(each.mask())
              + " | "
              + low(each.flush())
              + " | "
              + yes(each.hardwareLeavesLazy())
              + " | "
              + yes(each.fullRmw())
              + " | "
              + yes(each.evictsAtExit())
              + " | "
              + each.model()
              + " |");
    }
    return lines;
  }

  private static String low(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String yes(boolean is) {
    return is ? "yes" : "";
  }

  private static List<String> faults() {
    List<String> lines = new ArrayList<>();
    lines.add("| fault | bug | about | injects | source |");
    lines.add("|---|---|---|---|---|");
    for (FaultFile each : FaultFile.ALL) {
      lines.add(
          "| `"
              + each.name()
              + "` | "
              + (each.bug() == null ? "" : each.bug())
              + " | "
              + each.about()
              + " | "
              + String.join(", ", each.faults())
              + " | "
              + (each.source() == null ? "" : each.source())
              + " |");
    }
    return lines;
  }
}
