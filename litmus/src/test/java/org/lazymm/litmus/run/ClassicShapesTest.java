package org.lazymm.litmus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.explorer.model.Flag;
import org.lazymm.explorer.search.Limits;
import org.lazymm.litmus.expected.ExpectedResults;
import org.lazymm.litmus.reader.LitmusReader;
import org.lazymm.scheduler.machine.Model;

/** Small tests whose results follow from the models' definitions. */
class ClassicShapesTest {
  private static final String TABLE = "expected.tsv";

  static Stream<String> names() throws IOException {
    return text(TABLE).lines().skip(1).map(line -> line.substring(0, line.indexOf('\t')));
  }

  private static String text(String name) throws IOException {
    try (InputStream in = ClassicShapesTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static LitmusResult run(Model model, String name) throws IOException {
    return LitmusRunner.under(model, Limits.NONE).run(LitmusReader.read(name, text(name)));
  }

  @ParameterizedTest
  @MethodSource("names")
  void comesOutAsTheKernelModelSays(String name) throws IOException {
    LitmusResult result = run(Model.LKMM, name);
    assertEquals(
        List.of(),
        ExpectedResults.read(TABLE, text(TABLE), "lkmm")
            .of(name, true)
            .orElseThrow()
            .differences(result));
  }

  @ParameterizedTest
  @CsvSource({
    "SB, Never, Sometimes",
    "SB+mbs, Never, Never",
    "SB+mb+po, Never, Sometimes",
    "SB+xchgs, Never, Never",
    "MP, Never, Never",
    "R, Never, Sometimes",
    "2+2W, Never, Never",
    "IRIW, Never, Never",
    "incs, Always, Always"
  })
  void comesOutAsStrongerModelsSay(String name, String sc, String tso) throws IOException {
    assertEquals(sc, run(Model.SC, name + ".litmus").observation().text(), "sc");
    assertEquals(tso, run(Model.TSO, name + ".litmus").observation().text(), "tso");
  }

  @Test
  void isPrintedAsOtherToolsDo() throws IOException {
    assertEquals(
        List.of(
            "Test SB Allowed",
            "States 4",
            "0:r0=0; 1:r0=0;",
            "0:r0=0; 1:r0=1;",
            "0:r0=1; 1:r0=0;",
            "0:r0=1; 1:r0=1;",
            "Ok",
            "Witnesses",
            "Positive: 1 Negative: 3",
            "Condition exists (0:r0=0 /\\ 1:r0=0)",
            "Observation SB Sometimes 1 3"),
        run(Model.LKMM, "SB.litmus").lines());
  }

  @Test
  void addressesArePrintedAsNamesAndRacesAsFlags() throws IOException {
    assertEquals(
        List.of("1:r0=z; 1:r1=5;", "1:r0=x; 1:r1=1;"),
        run(Model.LKMM, "MP+assign+deref.litmus").states());
    assertEquals(
        List.of("Test inc-by-plain Allowed", "Flag data-race"),
        run(Model.LKMM, "inc-by-plain.litmus").lines().stream()
            .filter(line -> line.startsWith("Test") || line.startsWith("Flag"))
            .toList());
  }

  @Test
  void sectionsWithoutEndOrBeginningAreFlagged() throws IOException {
    assertEquals(
        List.of("Flag unmatched-rcu-lock", "Flag unmatched-rcu-unlock"),
        run(Model.LKMM, "RCU+lock-unended.litmus").lines().stream()
            .filter(line -> line.startsWith("Flag"))
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "'*x = 1; WRITE_ONCE(*x, 2);', true",
    "'WRITE_ONCE(*x, 1); *x = 2;', true",
    "'*x = 1; barrier(); WRITE_ONCE(*x, 2);', false",
    "'*x = 1; rcu_read_lock(); WRITE_ONCE(*x, 2); rcu_read_unlock();', false",
    "'*x = 1; smp_mb__after_spinlock(); WRITE_ONCE(*x, 2);', true",
    "'*x = 1; smp_store_release(x, 2);', false",
    "'*x = 1; r0 = smp_load_acquire(x);', true",
    "'r0 = smp_load_acquire(x); *x = 1;', false",
    "'r0 = *x; WRITE_ONCE(*x, 2);', false",
    "'*x = 1; r0 = xchg_relaxed(y, 2); WRITE_ONCE(*x, 2);', true",
    "'*x = 1; r0 = xchg(y, 2); WRITE_ONCE(*x, 2);', false",
    "'*x = 1; r0 = cmpxchg(y, 1, 2); WRITE_ONCE(*x, 2);', true",
    "'*x = 1; WRITE_ONCE(*y, 2);', false",
  })
  void plainWritesBesideMarkedAccessesAreFlagged(String code, boolean flagged) {
    String text = "C t\n{}\nP0(int *x, int *y) { int r0; " + code + " }\nexists (x=1)";
    LitmusResult result =
        LitmusRunner.under(Model.LKMM, Limits.NONE).run(LitmusReader.read("t", text));
    assertEquals(flagged ? Set.of(Flag.MIXED_ACCESSES) : Set.of(), result.flags());
  }

  @Test
  void numbersAreAsWideAsTheirTypes() throws IOException {
    assertEquals(
        List.of(
            "0:r1=1; 0:r2=1; 0:r3=4294967295; 0:r4=2147483648; 0:r5=0; 0:r6=-32768; 0:r7=1; 0:r8=1;"
                + " x=-2147483648; z=1;"),
        run(Model.LKMM, "widths.litmus").states());
  }

  @Test
  void whatIsForbiddenIsOkIfItNeverHappens() throws IOException {
    List<String> lines = run(Model.LKMM, "incs-lost.litmus").lines();
    assertEquals("Test incs-lost Forbidden", lines.get(0));
    assertEquals("Ok", lines.get(3));
    assertEquals("Positive: 2 Negative: 0", lines.get(5));
    assertEquals("Condition ~exists (x=1)", lines.get(6));
    assertEquals("Observation incs-lost Never 0 2", lines.get(7));
  }
}
