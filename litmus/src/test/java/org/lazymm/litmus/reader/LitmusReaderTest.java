package org.lazymm.litmus.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lazymm.litmus.LitmusTest;
import org.lazymm.litmus.condition.HerdText;
import org.lazymm.litmus.condition.Observable;
import org.lazymm.litmus.condition.Quantifier;
import org.lazymm.litmus.program.Addresses;
import org.lazymm.litmus.program.UnsupportedException;
import org.lazymm.litmus.program.Variable;

class LitmusReaderTest {
  private static final String END = "\nexists (x=1)";

  private static LitmusTest read(String text) {
    return LitmusReader.read("t.litmus", text);
  }

  private static LitmusTest body(String body) {
    return read("C t\n{}\nP0(int *x, int *y, spinlock_t *l)\n{\n" + body + "\n}" + END);
  }

  @Test
  void readsNameInitialValuesAndCondition() {
    LitmusTest test =
        read(
            """
            C folder/name+x
            "PodWR { in quotes }" (* { in a comment (* and one inside *) *)
            Cycle=any { x = 1; int y=-2; int *p = &x; q=p; spinlock_t l; atomic_t z = ATOMIC_INIT(3);
              0:r1=x; int 0:r2 = 0x10; (* } *) }
            P0(int *x) { WRITE_ONCE(*x, 4); /* } */ } // }
            locations [x;0:r1;]
            exists (~(x=4) \\/ 0:r2=x /\\ not [y]!=2) (* } *)
            """);

    assertEquals("folder/name+x", test.name());
    assertEquals(
        List.of(
            new Variable("x", 1),
            new Variable("y", -2),
            new Variable("p", Addresses.of(0)),
            new Variable("q", Addresses.of(2)),
            new Variable("l", 0),
            new Variable("z", 3)),
        test.locations());
    assertEquals(
        List.of(new Variable("r1", Addresses.of(0)), new Variable("r2", 16)),
        test.processes().get(0).registers());
    assertEquals(Quantifier.EXISTS, test.quantifier());
    assertEquals("(~(x=4) \\/ (0:r2=x /\\ ~~(y=2)))", HerdText.of(test.condition()));
    assertEquals(
        List.of("0:r1", "0:r2", "x", "y"), test.observed().stream().map(Observable::text).toList());
  }

  @Test
  void aLocationMayStandInBracketsInTheInitialValues() {
    LitmusTest test = read("C t\n{ [x]=1; [y]=-2; }\nP0(int *x) { }" + END);

    assertEquals(List.of(new Variable("x", 1), new Variable("y", -2)), test.locations());
  }

  @Test
  void aBlockForAHarnessIsSkipped() {
    String body = "P0(int *x) { WRITE_ONCE(*x, 1); }" + END;

    assertEquals(
        read("C t\n{}\n\n\n\n\n" + body),
        read("C t\n{}\n{\n#include \"api.h\"\nint f(void) { return '@'; }\n}\n" + body));
    LitmusSyntaxException endless =
        assertThrows(LitmusSyntaxException.class, () -> read("C t\n{}\n {\n#if 1\n" + body));
    assertEquals("3:2", endless.place().substring("t.litmus:".length()));
    LitmusSyntaxException misplaced =
        assertThrows(LitmusSyntaxException.class, () -> read("C t\n{}\n#include \"x\"\n" + body));
    assertTrue(misplaced.what().contains("block of its own"), misplaced.what());
  }

  @Test
  void withoutConditionEverythingIsRequiredToBeTrue() {
    LitmusTest test = read("C t\n{}\nP0(int *x) { WRITE_ONCE(*x, 1); }\nlocations [x]");

    assertEquals(Quantifier.FORALL, test.quantifier());
    assertEquals("true", HerdText.of(test.condition()));
  }

  @Test
  void knowsUnmarkedAccesses() {
    assertFalse(body("int r1 = READ_ONCE(*x); WRITE_ONCE(*y, r1);").plain());
    assertTrue(body("*x = 1;").plain());
    assertTrue(body("int r1 = *x;").plain());
    assertTrue(body("if (READ_ONCE(*x)) { if (*y == 1) { smp_mb(); } }").plain());
    assertTrue(body("WRITE_ONCE(*x, *y);").plain());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int r1; int *r2 = x, r3 = 1; unsigned long r4;",
        "r1 = READ_ONCE(*(volatile int *)x);",
        "r1 = (intptr_t)rcu_dereference(*(char **)x);",
        "r1 = (1 + 2 * 3 << 1 & 7 ^ 5 | 8) == -1 && !0 || ~1 >= 2;",
        "if (x == y) r1 = 1; else if (x) { } else ;",
        "{ { smp_mb(); } }",
        "atomic_add(2, x); atomic_inc(x); r1 = atomic_fetch_or_release(1, x);",
        "r1 = atomic_dec_and_test(x); r2 = atomic_add_unless(x, 1, 0);",
        "cmpxchg_acquire(x, 0, 1); xchg(x, 2);",
        "r1 = spin_trylock(l); if (spin_is_locked(l)) spin_unlock(l);",
        "r1 = srcu_read_lock(l); srcu_read_unlock(l, r1); synchronize_srcu_expedited(l);",
        "r1 = srcu_down_read(l); srcu_up_read(l, r1); smp_mb__after_srcu_read_unlock();",
        "atomic_xor(1, x); r1 = atomic_fetch_xor_release(1, x);",
        "r1 = READ_ONCE(*x) + *y; WRITE_ONCE(*y, READ_ONCE(*x) ^ READ_ONCE(*y));",
        "struct srcu_struct *r1;",
        "**x = 1;",
      })
  void reads(String body) {
    body(body);
  }

  static Stream<Arguments> unsupported() {
    return Stream.of(
        arguments("while (1) { }", "'while' at line 5"),
        arguments("\nreturn;", "'return' at line 6"),
        arguments("WRITE_ONCE(*x, 1);\n\nfrob(x);", "frob() at line 7"),
        arguments("r1 = READ_ONCE(x->next);", "'->' at line 5"),
        arguments("r1 = x[1];", "'[' at line 5"),
        arguments("r1++;", "'++' at line 5"),
        arguments("r1 += 1;", "'+=' at line 5"),
        arguments("r1 = 1 ? 2 : 3;", "'?:' at line 5"),
        arguments("r1 = &r2;", "address of a variable at line 5"),
        arguments(
            "r1 = READ_ONCE(*x) + READ_ONCE(*y) * READ_ONCE(*x);",
            "several memory accesses in one expression, two of which are of one location at line 5"),
        arguments(
            "r1 = READ_ONCE(*x) + smp_load_acquire(y);",
            "several memory accesses in one expression, one of which is no relaxed read at line 5"),
        arguments(
            "xchg(x, atomic_inc_return(y)); WRITE_ONCE(*READ_ONCE(*x), xchg(y, 1));",
            "several memory accesses in one expression, one of which is no relaxed read at line 5"),
        arguments(
            "r1 = *x + **y;",
            "several memory accesses in one expression, one of which has a computed address at line 5"),
        arguments("WRITE_ONCE(*x, 1, 2);", "WRITE_ONCE() with 3 instead of 2 arguments at line 5"),
        arguments("r1 = 1 && *x;", "a memory access behind '&&' at line 5"),
        arguments("READ_ONCE(r1);", "READ_ONCE() of what is no '*pointer' at line 5"),
        arguments("spin_lock(r1);", "a lock that is no parameter at line 5"),
        arguments(
            "spin_lock(l); WRITE_ONCE(*l, 1);", "use of the lock 'l' as something else at line 5"),
        arguments(
            "r1 = spin_trylock(l); WRITE_ONCE(*l, 1);",
            "use of the lock 'l' as something else at line 5"),
        arguments(
            "r1 = READ_ONCE(*x) + spin_trylock(l);",
            "several memory accesses in one expression, one of which is no relaxed read at line 5"),
        arguments("r1 = smp_mb();", "smp_mb() at line 5"),
        arguments("int x = 1;", "a local variable 'x' like a parameter at line 5"),
        arguments(
            "srcu_read_unlock(x);", "srcu_read_unlock() with 1 instead of 2 arguments at line 5"),
        arguments("r1;", "a value without use at line 5"));
  }

  @ParameterizedTest
  @MethodSource("unsupported")
  void saysWhatIsUnsupported(String body, String message) {
    UnsupportedException thrown = assertThrows(UnsupportedException.class, () -> body(body));
    assertEquals("unsupported: " + message, thrown.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "l=1;, lock 'l' that is not free at first at line 2",
    "p=l;, use of the lock 'l' as something else at line 2"
  })
  void locksAreNothingElse(String initial, String message) {
    UnsupportedException thrown =
        assertThrows(
            UnsupportedException.class,
            () ->
                read(
                    "C t\n{ "
                        + initial
                        + " }\nP0(spinlock_t *l) { spin_lock(l); spin_unlock(l); }"
                        + END));
    assertEquals("unsupported: " + message, thrown.getMessage());
  }

  @Test
  void aLocationThatIsNoParameterIsNoRegister() {
    UnsupportedException thrown =
        assertThrows(
            UnsupportedException.class,
            () -> read("C t\n{ y=1; }\nP0(int *x)\n{\n  WRITE_ONCE(*x, y);\n}" + END));
    assertEquals("unsupported: 'y', which is no parameter of P0 at line 5", thrown.getMessage());
  }

  /**
   * A test that is too large in some way.
   *
   * @param how in which
   * @param body of its process, which begins in line 5
   * @param message where and what
   */
  record Excess(String how, String body, String message) {
    @Override
    public String toString() {
      return how;
    }
  }

  static Stream<Excess> excesses() {
    String expression = "expected an expression that is nested at most 100 deep";
    return Stream.of(
        new Excess(
            "parentheses",
            "r1 = " + "(".repeat(2_000) + "1" + ")".repeat(2_000) + ";",
            "5:105: found '(', " + expression),
        new Excess("signs", "r1 = " + "!".repeat(50_000) + "1;", "5:105: found '!', " + expression),
        new Excess("stars", "r1 = " + "*".repeat(50_000) + "x;", "5:105: found '*', " + expression),
        new Excess(
            "calls",
            "r1 = " + "xchg(x, ".repeat(2_000) + "1" + ")".repeat(2_000) + ";",
            "5:795: found 'x', " + expression),
        new Excess("ifs", "if (1) ".repeat(20_000) + ";", "5:698: found '1', " + expression),
        new Excess(
            "alternatives",
            "if (1) ; else ".repeat(20_000) + ";",
            "5:1391: found '1', " + expression),
        new Excess(
            "blocks",
            "{".repeat(20_000) + "}".repeat(20_000),
            "5:101: found '{', expected a statement that is nested at most 100 deep"),
        new Excess(
            "a sum",
            "r1 = 1" + "+1".repeat(100_000) + ";",
            "5:2007: found '+', expected at most 1,000 operators in a statement"),
        new Excess(
            "sums in parentheses",
            "r1 = " + ("(1" + "+1".repeat(40) + "+").repeat(90) + "1" + ")".repeat(90) + ";",
            "5:2032: found '+', expected at most 1,000 operators in a statement"),
        new Excess(
            "the suffix of a number",
            "r1 = 1" + "u".repeat(900_000) + "x;",
            "5:6: found '1" + "u".repeat(39) + "...', expected a number"),
        new Excess(
            "a name",
            "r1 = 1 " + "x".repeat(900_000) + ";",
            "5:8: found '" + "x".repeat(40) + "...', expected ';' after a statement"),
        new Excess(
            "characters",
            "r1 = 1;" + " ".repeat(1_000_000),
            "1:1: found 1,000,065 characters, expected at most 1,000,000"));
  }

  @ParameterizedTest
  @MethodSource("excesses")
  void whatIsTooLargeIsRefusedWithItsPlace(Excess excess) {
    LitmusSyntaxException thrown =
        assertThrows(LitmusSyntaxException.class, () -> body(excess.body));
    assertEquals("t.litmus:" + excess.message, thrown.getMessage());
  }

  @ParameterizedTest
  @MethodSource("excesses")
  void aBitLessThanTooLargeIsRead(Excess excess) {
    String body =
        switch (excess.how) {
          case "parentheses" -> "r1 = " + "(".repeat(98) + "1" + ")".repeat(98) + ";";
          case "signs" -> "r1 = " + "!".repeat(98) + "1;";
          case "stars" -> "r1 = " + "*".repeat(98) + "x;";
          case "ifs" -> "if (1) ".repeat(99) + ";";
          case "alternatives" -> "if (1) ; else ".repeat(99) + ";";
          case "blocks" -> "{".repeat(100) + "}".repeat(100);
          case "a sum" -> ("r1 = 1" + "+1".repeat(1_000) + ";").repeat(3);
          case "sums in parentheses" ->
              "r1 = " + ("(1" + "+1".repeat(9) + "+").repeat(90) + "1" + ")".repeat(90) + ";";
          case "the suffix of a number" -> "r1 = 1" + "u".repeat(900_000) + ";";
          case "a name" -> "x".repeat(900_000) + " = 1;";
          default -> "r1 = 1;" + " ".repeat(999_000);
        };
    assertEquals(1, body(body).processes().size());
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments(
            "X86 SB", "1:1: found 'X86 SB', expected a litmus test in C: a first line 'C NAME'"),
        arguments("C t", "1:4: found the end of the file, expected '{' before the initial values"),
        arguments(
            "C t\n(*",
            "2:1: found a comment without end, expected the end of the comment that begins here, '*)'"),
        arguments("C t\n{ x=; }", "2:5: found ';', expected a number or a location"),
        arguments("C t\n{ x 1; }", "2:5: found '1', expected ';' or '}' after an initial value"),
        arguments("C t\n{}", "2:3: found the end of the file, expected process P0"),
        arguments("C t\n{}\nP1() {}\nexists (x=1)", "4:1: found 'exists', expected process P0"),
        arguments(
            "C t\n{}\nP0() {}\nP0() {}",
            "4:1: found 'P0', expected a process that is not there yet"),
        arguments(
            "C t\n{}\nP0(int *x) { WRITE_ONCE(*x, 1) }",
            "3:32: found '}', expected ';' after a statement"),
        arguments("C t\n{}\nP0(int *x) { r1 = ; }", "3:19: found ';', expected an expression"),
        arguments(
            "C t\n{}\nP0(int *x) { @ }",
            "3:14: found '@', expected a name, a number or an operator of C"),
        arguments(
            "C t\n{}\nP0(int *x) {", "3:13: found the end of the file, expected an expression"),
        arguments(
            "C t\n{ 1:r1=0; }\nP0() {}\n",
            "2:3: found '1', expected a process of the test, 0 to 0"),
        arguments(
            "C t\n{ 99999999999:r1=0; }\nP0() {}\n",
            "2:3: found '99999999999', expected a process"),
        arguments(
            "C t\n{}\nP0() {}\nexists (1:r1=0)",
            "4:9: found '1', expected a process of the test, 0 to 0"),
        arguments(
            "C t\n{}\nP0() {}\nexists (x 1)",
            "4:11: found '1', expected '==', '=' or '!=' in a condition"),
        arguments(
            "C t\n{}\nP0() {}\nexists (x=1",
            "4:12: found the end of the file, expected '&&', '/\\', '||', '\\/' or ')' in a condition"),
        arguments(
            "C t\n{}\nP0() {}\nexists x=1\nexists x=2", "5:8: found 'x', expected one condition"),
        arguments(
            "C t\n{}\nP0() {}\nsometimes x=1",
            "4:1: found 'sometimes', expected a process, locations, filter, exists, ~exists or forall"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void saysWhereATestIsWrong(String text, String message) {
    LitmusSyntaxException thrown = assertThrows(LitmusSyntaxException.class, () -> read(text));
    assertEquals("t.litmus:" + message, thrown.getMessage());
  }
}
