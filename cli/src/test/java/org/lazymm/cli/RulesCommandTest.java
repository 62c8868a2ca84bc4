package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lazymm.conformance.Rules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RulesCommandTest {
  @Test
  void aRuleSaysWhyItIsAskedAndWhereToLook() {
    Run run = Run.of("rules", "k2");

    assertEquals(ExitCode.FINE, run.exitCode());
    assertTrue(run.out().startsWith("K2: once its tasks are gone"), run::out);
    assertTrue(run.out().contains("\n  must; tried when an mm dies"), run::out);
    assertTrue(run.out().contains("\n  If this fails, check who frees an mm"), run::out);
  }

  @Test
  void anUnknownRuleIsRefused() {
    Run run = Run.of("rules", "s9");

    assertEquals(ExitCode.USAGE, run.exitCode());
    assertTrue(run.err().startsWith("lazymm: s9: no such rule; expected one of: S1, "), run::err);
  }

  @Test
  void allRulesAreWrittenAsData(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("rules.json");

    Run.of("rules", "--json", file.toString());

    JsonNode rules = JsonMapper.shared().readTree(Files.readString(file));
    assertEquals(Rules.all().size(), rules.size());
    assertEquals("S1", rules.get(0).get("id").asString());
    assertEquals("must", rules.get(0).get("level").asString());
  }
}
