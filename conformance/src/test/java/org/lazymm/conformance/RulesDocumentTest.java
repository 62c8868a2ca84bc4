package org.lazymm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The reference page of the rules says what the rules say. To write it anew, run this test with
 * {@code -Dlazymm.rules.write=true}.
 */
class RulesDocumentTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "conformance.md");
  private static final String BEGIN = "<!-- rules: begin -->\n";
  private static final String END = "<!-- rules: end -->\n";

  @Test
  void thePageSaysWhatTheRulesSay() throws IOException {
    String found = Files.readString(DOCUMENT);
    String made =
        found.substring(0, found.indexOf(BEGIN) + BEGIN.length())
            + Rules.all().stream().map(RulesDocumentTest::section).collect(Collectors.joining())
            + found.substring(found.indexOf(END));
    if (Boolean.getBoolean("lazymm.rules.write")) {
      Files.writeString(DOCUMENT, made);
    }
    assertEquals(made, Files.readString(DOCUMENT), "run with -Dlazymm.rules.write=true");
  }

  private static String section(Rule rule) {
    return "\n### %s: %s\n\n%s; tried when %s%s.\n\n%s\n\nIf this fails, check %s\n%s"
        .formatted(
            rule.id(),
            rule.claim(),
            rule.level().text(),
            rule.triedWhen(),
            rule.guarantee()
                .map(guarantee -> "; owed if guaranteed (" + guarantee.text() + ")")
                .orElse(""),
            rule.rationale(),
            rule.check(),
            rule.scenarios().isEmpty()
                ? ""
                : "\nScenarios: "
                    + rule.scenarios().stream()
                        .map(name -> "`" + name + "`")
                        .collect(Collectors.joining(", "))
                    + ".\n");
  }
}
