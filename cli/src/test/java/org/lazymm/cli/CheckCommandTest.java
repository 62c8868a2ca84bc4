package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scheduler.machine.Architecture;

/** Longer than 400 lines: each option of the command. */
class CheckCommandTest {
  private static final String BROKEN = "check hazard:aba-cure=off --scenario address-reuse";

  private static final String UNDER_LKMM = " --model lkmm --arch arm64";

  @TempDir private Path folder = Path.of("set by JUnit");

  private Run run(String arguments) {
    return Run.of(arguments.replace("@", folder.toString()).split(" "));
  }

  private static String last(Run run) {
    List<String> lines = run.out().lines().toList();
    return lines.get(lines.size() - 1);
  }

  private static List<String> rows(Run run, String scheme) {
    return run.out().lines().filter(line -> line.startsWith(scheme + " ")).toList();
  }

  private Path found(String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("found"))) {
      return files.filter(file -> file.toString().endsWith(ending)).findFirst().orElseThrow();
    }
  }

  @Test
  void whatIsExhaustedHoldsUnderTheModelsOfItsArchitecture() {
    Run run = run("check fullbarrier --scenario exit-while-lazy --scenario membarrier-a");
    assertEquals("", run.err());
    assertEquals(ExitCode.FINE, run.exitCode());
    List<String> rows = rows(run, "fullbarrier");
    assertEquals(7, rows.size(), run::out);
    for (String row : rows) {
      assertTrue(
          row.matches(".* (sc|tso|lkmm) +holds +exhaustive \\(\\d+\\) +\\d+\\.\\d\\d s( .*)?"),
          row);
    }
    assertEquals("7 hold, 0 broken, 0 unknown", last(run));
  }

  @Test
  void whatIsBrokenIsDrawnWithTheCommandThatFindsItAgain() {
    Run run = run(BROKEN + UNDER_LKMM);
    assertEquals(ExitCode.FELL_SHORT, run.exitCode());
    assertTrue(rows(run, "hazard:aba-cure=off").get(0).endsWith("s  S1"), run::out);
    assertTrue(run.out().contains("\naddress-reuse: hazard:aba-cure=off on arm64 under lkmm\n"));
    assertTrue(run.out().contains("\nagain: lazymm " + BROKEN + UNDER_LKMM + "\n"), run::out);
    assertEquals("0 hold, 1 broken, 0 unknown", last(run));
    assertTrue(run.err().startsWith("lazymm: hazard:aba-cure=off in address-reuse under lkmm: "));
  }

  @Test
  void oneFlawIsDrawnOnceAndItsOtherCasesAreNamed() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    PluginJar.of(plugins.resolve("plain.jar"), "plain", "return new Plain();");
    Run run =
        run(
            "check plain --scenario exit-while-lazy --scenario idle-entry"
                + " --scenario exec-against-lazy --arch arm64 --plugins @/plugins");
    assertEquals("0 hold, 6 broken, 0 unknown", last(run));
    List<String> reasons = run.out().lines().filter(line -> line.startsWith("broken: ")).toList();
    assertEquals(
        List.of(
            "broken: cpu0 uses mm1 after cpu0 has freed it",
            "broken: cpu1 may still use mm1 when cpu0 frees it: nothing orders that use before the"
                + " free"),
        reasons);
    assertTrue(
        run.out()
            .contains(
                """

                S1 is broken in the same way in
                  exit-while-lazy on arm64 under lkmm
                  idle-entry on arm64 under sc, lkmm
                """),
        run::out);
    assertEquals(2, run.diagnostics().size(), run::err);
    assertTrue(run.err().contains("exit-while-lazy under sc and in 3 other explorations: breaks"));
  }

  @Test
  void rulesThatWhatIsDrawnBreaksAreNamedInALineEach() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    PluginJar.of(plugins.resolve("plain.jar"), "plain", "return new Plain();");
    Run run = run("check plain --plugins @/plugins");
    String rules = run.out().substring(run.out().indexOf("\nrules, plain: "));
    assertTrue(rules.lines().count() < 180, rules);
    assertTrue(run.out().contains("\nbroken by what is shown already:\n  O1 "), run::out);
    assertTrue(run.out().contains(": by what\n        breaks S1, too\n"), run::out);
    assertTrue(
        run.err().contains("lazymm: plain: breaks O1, O2, O3, O4, O5, O6, H2, H5 by what is shown"),
        run::err);
  }

  @Test
  void drawingsShowAsMuchAsIsAskedFor() {
    String check = "check fullbarrier:drop-order=relaxed --scenario exec-against-lazy --model lkmm";
    Run usual = run(check);
    assertTrue(
        usual.out().contains("\n(11 rows that have no part in it are left out;"), usual::out);
    Run full = run(check + " --full --edges rf,co");
    assertTrue(full.out().contains("ProcessLife.execMmap"), full::out);
    assertTrue(full.out().contains("after #14"), full::out);
    Run wrong = run(check + " --edges po");
    assertEquals(ExitCode.USAGE, wrong.exitCode());
    assertTrue(wrong.err().contains("edge 'po' is not known; expected rf, co, fr"), wrong::err);
  }

  @Test
  void whatAPluginBreaksIsReplayedByTheCommandThatIsSaid() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    PluginJar.of(plugins.resolve("plain.jar"), "plain", "return new Plain();");
    Run run =
        run(
            "check plain --scenario exec-against-lazy --model sc --plugins @/plugins"
                + " --counterexamples @/found");
    assertEquals(ExitCode.FELL_SHORT, run.exitCode(), run::err);
    String again = "replay " + found(".json") + " --plugins " + plugins;
    assertTrue(run.out().contains("\nagain: lazymm " + again + "\n"), run::out);
    Run replayed = Run.of(again.split(" "));
    assertEquals(ExitCode.FELL_SHORT, replayed.exitCode(), replayed::err);
    assertTrue(replayed.out().startsWith("exec-against-lazy: plain on "), replayed::out);
  }

  @Test
  void whatWasNotExhaustedIsUnknownAndNoPass() {
    Run run =
        run("check shootdown --scenario two-exits-one-cpu --model sc --executions 10 --time 60");
    assertEquals(ExitCode.FINE, run.exitCode());
    assertTrue(rows(run, "shootdown").get(0).contains("unknown  bounded ("), run::out);
    assertTrue(run.out().contains("\nunknown is no pass: "), run::out);
    assertEquals("0 hold, 0 broken, 1 unknown", last(run));
  }

  @Test
  void theMatrixHasEveryMachineAndBothBarriers() {
    Run run = run("check fullbarrier --matrix --scenario membarrier-c1 --scenario idle-exit");
    List<String> rows = rows(run, "fullbarrier");
    for (Architecture arch : Architecture.ALL) {
      for (String barrier : List.of("implicit", "explicit")) {
        String machine = " " + arch.name() + " " + barrier + " ";
        assertEquals(2, rows.stream().filter(row -> row.contains(machine)).count(), run::out);
      }
    }
    assertEquals(Architecture.ALL.size() * 4 + 4 * 2, rows.size(), run::out);
  }

  @Test
  void architectureAndBarrierCanBeChosen() {
    Run run =
        run("check fullbarrier --scenario membarrier-c1 --arch x86 --barrier explicit --model tso");
    assertEquals(1, rows(run, "fullbarrier").size());
    assertTrue(rows(run, "fullbarrier").get(0).contains(" x86 explicit  tso "), run::out);
  }

  @Test
  void aScenarioMayBeAFile() throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), Catalogue.source("exit-while-lazy"));
    Run run = run("check fullbarrier --scenario @/mine.yaml --model sc");
    assertEquals("1 hold, 0 broken, 0 unknown", last(run));
  }

  @Test
  void aSchemeThatThrowsCostsOnlyItsOwnRows() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    PluginJar.of(plugins.resolve("p.jar"), "thrower", "throw new IllegalStateException(\"no\");");
    Run run =
        run("check thrower fullbarrier --plugins @/plugins --scenario exit-while-lazy --model sc");
    assertEquals(ExitCode.FELL_SHORT, run.exitCode());
    assertTrue(rows(run, "thrower").get(0).contains("broken   nothing explored"), run::out);
    assertTrue(rows(run, "fullbarrier").get(0).contains("holds"), run::out);
    assertEquals("1 hold, 1 broken, 0 unknown", last(run));
  }

  @Test
  void whatWasFoundIsReplayed() throws IOException {
    Run check = run(BROKEN + UNDER_LKMM + " --counterexamples @/found");
    Path recording = found(".json");
    assertTrue(check.out().contains("\nagain: lazymm replay " + recording + "\n"), check::out);
    Run replay = run("replay " + recording);
    assertEquals(ExitCode.FELL_SHORT, replay.exitCode());
    assertEquals("reproduced: S1 is broken", last(replay));
    assertTrue(replay.out().startsWith(Files.readString(found(".txt"))), replay::out);
    assertTrue(Files.readString(found(".html")).contains("<svg "));
  }

  @Test
  void aRecordingOfAnotherSchemeIsNotReproduced() throws IOException {
    run(BROKEN + UNDER_LKMM + " --counterexamples @/found");
    Path recording = found(".json");
    Path other = folder.resolve("other.json");
    Files.writeString(other, Files.readString(recording).replace("hazard:aba-cure=off", "hazard"));
    Run replay = run("replay @/other.json");
    assertEquals(ExitCode.USAGE, replay.exitCode());
    assertEquals("", replay.out());
    assertEquals(1, replay.diagnostics().size(), replay::err);
    assertTrue(
        replay.err().startsWith("lazymm: " + other + ": not reproduced: the scheme or the kernel"),
        replay::err);
    assertTrue(replay.err().contains(" at org.lazymm."), replay::err);
  }

  @Test
  void theLitmusTestOfAFoundExecutionHasThatOutcome() throws IOException {
    run(BROKEN + UNDER_LKMM + " --counterexamples @/found");
    Run litmus = run("litmus " + found(".litmus"));
    assertEquals(ExitCode.FINE, litmus.exitCode(), litmus::err);
    assertTrue(last(litmus).startsWith("Observation address-reuse Sometimes "), litmus::out);
  }

  @Test
  void theLitmusTestOfAnUnorderedUseRaces() throws IOException {
    run(
        "check fullbarrier:drop-order=relaxed --scenario exec-against-lazy --model lkmm"
            + " --counterexamples @/found");
    Run litmus = run("litmus " + found(".litmus"));
    assertTrue(litmus.out().contains("\nFlag data-race\n"), litmus::out);
    assertTrue(last(litmus).startsWith("Observation exec-against-lazy Sometimes "), litmus::out);
  }

  @Test
  void theLitmusTestAsksForTheBugAloneAndTheBarrierMendsIt() throws IOException {
    run(
        "check fullbarrier:drop-order=relaxed --scenario exec-against-lazy --model lkmm"
            + " --counterexamples @/found");
    String text = Files.readString(found(".litmus"));
    assertTrue(text.endsWith("\nexists (1:r0=1 /\\ 1:r1=0)\n"), text);
    assertTrue(text.contains("WRITE_ONCE(*mm1_used, 1);"), text);
    assertTrue(text.contains("r1 = READ_ONCE(*mm1_used);"), text);
    Path mended = folder.resolve("mended.litmus");
    Files.writeString(mended, text.replace("fetch_add_relaxed(", "fetch_add("));
    Run litmus = run("litmus " + mended);
    assertTrue(last(litmus).startsWith("Observation exec-against-lazy Never "), litmus::out);
  }

  @Test
  void theLitmusTestsOfAPluginThatDoesNothingHaveTheBug() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    PluginJar.of(plugins.resolve("plain.jar"), "plain", "return new Plain();");
    Run run =
        run(
            "check plain --model lkmm --arch arm64 --plugins @/plugins --counterexamples @/found --scenario"
                + " exec-against-lazy --scenario exit-against-borrow --scenario offline-against-exit"
                + " --scenario exit-while-lazy");
    assertTrue(run.out().contains("no litmus test: cpu0 alone is enough to show it"), run::out);
    try (Stream<Path> files = Files.list(folder.resolve("found"))) {
      List<Path> tests =
          files.filter(file -> file.toString().endsWith(".litmus")).sorted().toList();
      assertEquals(3, tests.size(), tests::toString);
      for (Path test : tests) {
        Run litmus = run("litmus " + test);
        assertEquals(ExitCode.FINE, litmus.exitCode(), litmus::err);
        assertTrue(last(litmus).contains(" Sometimes "), litmus::out);
        assertTrue(Files.readString(test).contains("mm1_freed"), test::toString);
      }
    }
  }

  @Test
  void theLitmusTestOfAnInterruptHasItsAccesses() throws IOException {
    Files.writeString(
        folder.resolve("ipi.yaml"),
        Catalogue.source("membarrier-a")
            .replace("architecture: arm64", "architecture: arm64\nfaults: [no-barrier-in-ipi]"));
    run("check shootdown --scenario @/ipi.yaml --model lkmm --counterexamples @/found");
    assertTrue(Files.readString(found(".litmus")).contains("cpu1_doorbell"));
    Run litmus = run("litmus " + found(".litmus"));
    assertTrue(last(litmus).startsWith("Observation membarrier-a Sometimes "), litmus::out);
  }

  @Test
  void aFolderThatCannotBeWrittenToCostsOnlyTheFiles() throws IOException {
    Files.writeString(folder.resolve("taken"), "");
    Run run = run(BROKEN + UNDER_LKMM + " --counterexamples @/taken");
    assertEquals(ExitCode.USAGE, run.exitCode());
    assertTrue(
        run.err().contains("cannot write " + folder.resolve("taken") + ": it is no directory"));
    assertTrue(run.out().contains("\nagain: lazymm " + BROKEN + UNDER_LKMM + "\n"), run::out);
  }

  @Test
  void withoutAScenarioEveryRuleHasAVerdict() {
    Run run = run("check fullbarrier");

    assertEquals(ExitCode.FINE, run.exitCode(), run::err);
    assertTrue(
        run.out()
            .contains(
                "\nrules, fullbarrier: 43 pass, 0 fail, 1 unknown, 1 not tried, 1 not guaranteed, 4 by"
                    + " construction\n"),
        run::out);
    assertTrue(
        run.out()
            .lines()
            .anyMatch(line -> line.matches(" +L2 +should +not guaranteed +[\\d,]+ +rightly: .*")),
        run::out);
  }

  @Test
  void aRuleSaysWhatItRestsOn() {
    Run run = run("check fullbarrier");

    assertTrue(
        run.out()
            .contains("\n  rule  level                  verdict          rests on      tried\n"),
        run::out);
    assertTrue(run.out().contains("\n  pass on sequential runs and executions: S1 "), run::out);
    assertTrue(run.out().contains("\n  pass on executions alone: O1 "), run::out);
    assertTrue(
        run.out().contains("\n  pass on sequential runs alone: I1 I2 I3 EQ RUN SAME PR\n"),
        run::out);
  }

  @Test
  void whatWasNotTriedIsSaidAndFailsOnlyIfStrict() {
    Run run = run("check fullbarrier --strict");

    assertEquals(ExitCode.FELL_SHORT, run.exitCode(), run::out);
    assertEquals(
        List.of("lazymm: --strict: 0 explorations unknown, 1 rule unknown or not tried"),
        run.diagnostics());
    assertTrue(
        run.out()
            .lines()
            .anyMatch(line -> line.matches(" +O3 +unknown-within-budget +not tried +0 +it .*")),
        run::out);
  }

  @Test
  void strictLetsWhatHoldsPass() {
    Run run = run("check fullbarrier --strict --scenario exit-while-lazy");

    assertEquals("", run.err());
    assertEquals(ExitCode.FINE, run.exitCode());
  }

  @Test
  void strictFailsOnWhatWasCutShort() {
    Run run =
        run("check shootdown --strict --scenario two-exits-one-cpu --model sc --executions 10");

    assertEquals(ExitCode.FELL_SHORT, run.exitCode());
    assertEquals(
        List.of("lazymm: --strict: 1 exploration unknown, 0 rules unknown or not tried"),
        run.diagnostics());
  }

  @Test
  void whatAScenarioIsAboutAndDidNotTryIsNoted() {
    Run run = run("check hazard --scenario exit-while-lazy --model sc");

    assertTrue(
        rows(run, "hazard").get(0).endsWith(" s  not tried: S1, L3; O1, K2 in 1 execution"),
        run::out);
  }

  @Test
  void theRulesAreJudgedUnderOneModelToo() {
    Run run = run("check fullbarrier --model sc");

    assertEquals(ExitCode.FINE, run.exitCode(), run::err);
    assertTrue(rows(run, "fullbarrier").stream().noneMatch(row -> row.contains(" lkmm ")));
    assertTrue(run.out().contains("\nrules, fullbarrier: 43 pass, 0 fail,"), run::out);
  }

  @Test
  void thatNoRulesAreJudgedIsSaidWithTheReason() {
    assertTrue(
        run("check fullbarrier --scenario exit-while-lazy")
            .out()
            .contains("\nno rules are judged, as scenarios are chosen\n"));
    assertTrue(
        run("check fullbarrier --sample 2 --model sc")
            .out()
            .contains("\nno rules are judged, as executions are drawn at random\n"));
  }

  @Test
  void aRuleThatAGeneratedScenarioBreaksIsShownWithTheCommandThatRepeatsIt() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    PluginJar.of(plugins.resolve("plain.jar"), "plain", "return new Plain();");

    Run run = run("check plain --plugins @/plugins --counterexamples @/found");

    assertEquals(ExitCode.FELL_SHORT, run.exitCode(), run::err);
    assertTrue(run.err().contains("lazymm: plain: breaks S1: "), run::err);
    assertTrue(run.out().contains("\nif this fails, check "), run::out);
    String again =
        run.out()
            .lines()
            .filter(line -> line.startsWith("again: lazymm check plain --scenario " + folder))
            .filter(line -> line.contains("plain_s1.yaml"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(run.out()));
    Run repeated = Run.of(again.substring("again: lazymm ".length()).split(" "));
    assertEquals(ExitCode.FELL_SHORT, repeated.exitCode(), repeated::out);
    assertTrue(repeated.out().startsWith("plain breaks S1: "), repeated::out);
  }

  @Test
  void aScenarioThatBreaksNothingInOrderSaysSo() {
    Run run = run("check fullbarrier --scenario exit-while-lazy --in-order");

    assertEquals(ExitCode.FINE, run.exitCode());
    assertEquals("fullbarrier in exit-while-lazy, in order: nothing is broken", last(run));
  }

  @Test
  void inOrderNeedsAScenario() {
    Run run = run("check fullbarrier --in-order");

    assertEquals(ExitCode.USAGE, run.exitCode());
    assertEquals(
        List.of("lazymm: --in-order: needs a scenario; name it with --scenario"),
        run.diagnostics());
  }
}
