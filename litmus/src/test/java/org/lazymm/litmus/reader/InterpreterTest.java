package org.lazymm.litmus.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.litmus.LitmusTest;
import org.lazymm.litmus.program.Addresses;
import org.lazymm.litmus.program.LitmusProgram;
import org.lazymm.litmus.program.UnsupportedException;

/** What processes do as they are written: operations, their dependencies, values of registers. */
class InterpreterTest {
  private static final long ADDRESS_OF_Y = Addresses.of(1);

  private static LitmusProgram program(String body) {
    LitmusTest test =
        LitmusReader.read(
            "t.litmus",
            "C t\n{ 0:r0=5; }\nP0(int *x, int *y, spinlock_t *l)\n{\n"
                + body
                + "\n}\nexists (x=1)");
    return new LitmusProgram(test.processes(), test.locations());
  }

  private static List<String> run(String body, long... answers) {
    Recorder recorder = new Recorder(answers);
    program(body).run(0, recorder);
    return recorder.lines();
  }

  @Test
  void operationsAreMadeInOrder() {
    assertEquals(
        List.of(
            "0 read 0 RELAXED",
            "1 read 1 ACQUIRE",
            "2 write 0 1 RELAXED",
            "3 write 1 5 RELEASE",
            "4 MB",
            "5 write 0 2 RELAXED",
            "6 MB",
            "7 lock 2",
            "9 read 0 PLAIN",
            "10 write 0 3 PLAIN",
            "11 unlock 2",
            "12 SYNCHRONIZE_RCU",
            "13 COMPILER"),
        run(
            """
            r1 = READ_ONCE(*x);
            r2 = smp_load_acquire(y);
            WRITE_ONCE(*x, 1);
            rcu_assign_pointer(*y, r0);
            smp_mb();
            smp_store_mb(*x, 2);
            spin_lock(l);
            r3 = *x;
            *x = 3;
            spin_unlock(l);
            synchronize_rcu_expedited();
            barrier();
            """,
            0,
            0,
            0));
  }

  @Test
  void writtenValuesDependOnTheReadsTheyAreFrom() {
    assertEquals(
        List.of(
            "0 read 0 RELAXED",
            "1 read 1 RELAXED",
            "2 write 0 8 RELAXED data 11",
            "3 write 0 1 RELAXED data 1",
            "4 write 0 2 RELAXED"),
        run(
            """
            int r1 = READ_ONCE(*x);
            int r2 = READ_ONCE(*y);
            int r3 = r1 + r2;
            WRITE_ONCE(*x, r3 + 1);
            r2 = (r1 == r1);
            WRITE_ONCE(*x, r2);
            r3 = 2;
            WRITE_ONCE(*x, r3);
            """,
            3,
            4));
  }

  @Test
  void accessesThroughAPointerDependOnTheReadItIsFrom() {
    assertEquals(
        List.of(
            "0 read 0 RELAXED",
            "1 read 1 RELAXED addr 1",
            "2 write 1 7 RELEASE addr 1 data 10",
            "3 read 0 PLAIN",
            "4 read 1 PLAIN addr 1000"),
        run(
            """
            int *r1 = rcu_dereference(*x);
            int r2 = READ_ONCE(*(volatile int *)r1);
            smp_store_release(r1, r2);
            r3 = **x;
            """,
            ADDRESS_OF_Y,
            7,
            ADDRESS_OF_Y,
            0));
  }

  @Test
  void whatIsInABranchDependsOnItsConditionAndNothingBehindItDoes() {
    assertEquals(
        List.of(
            "0 read 0 RELAXED",
            "1 read 1 RELAXED ctrl 1",
            "2 write 0 1 RELAXED ctrl 11",
            "3 write 0 2 RELAXED ctrl 1",
            "4 write 0 9 RELAXED"),
        run(
            """
            r1 = READ_ONCE(*x);
            if (r1) {
              r2 = READ_ONCE(*y);
              if (r2 > 1)
                WRITE_ONCE(*x, 0);
              else
                WRITE_ONCE(*x, 1);
              WRITE_ONCE(*x, 2);
              r3 = 9;
            }
            WRITE_ONCE(*x, r3);
            """,
            1,
            1));
  }

  @Test
  void readModifyWritesTakeTwoPlacesIfTheyWrite() {
    assertEquals(
        List.of(
            "0 EXCHANGE 0 1 0 ACQUIRE",
            "2 COMPARE_EXCHANGE 1 2 4 FULL data 1",
            "3 ADD_INT 0 -3 0 NO_RETURN data 100",
            "5 ADD_UNLESS_INT 0 1 0 FULL",
            "7 AND 0 -2 0 RELEASE",
            "9 write 1 6 RELAXED data 10000100"),
        run(
            """
            r1 = xchg_acquire(x, 1);
            r2 = cmpxchg(y, r1, 2);
            atomic_sub(r2, x);
            r3 = atomic_add_unless(x, 1, 0);
            r4 = atomic_fetch_andnot_release(1, x);
            WRITE_ONCE(*y, r2 + r4);
            """,
            4,
            3,
            0,
            1,
            3));
  }

  @Test
  void resultsOfAtomicsAreOldOrNewValuesOrTests() {
    LitmusProgram program =
        program(
            """
            r1 = atomic_fetch_add(2, x);
            r2 = atomic_add_return(2, x);
            r3 = atomic_dec_and_test(x);
            r4 = atomic_add_negative(-2, x);
            r5 = atomic_inc_not_zero(x);
            r6 = atomic_sub_return_relaxed(2, x);
            """);
    program.run(0, new Recorder(10, 10, 1, 1, 0, 10));

    // The registers are numbered as they are met; the first is r0.
    assertEquals(
        List.of(5L, 10L, 12L, 1L, 1L, 0L, 8L),
        List.of(0, 1, 2, 3, 4, 5, 6).stream().map(each -> program.register(0, each)).toList());
  }

  @Test
  void everyRunBeginsAgain() {
    LitmusProgram program = program("r0 = r0 + READ_ONCE(*x);");
    assertEquals(5, program.register(0, 0), "before the first run");
    program.run(0, new Recorder(1));
    program.run(0, new Recorder(2));
    assertEquals(7, program.register(0, 0));

    Recorder same = new Recorder(3, 4);
    program.run(0, same);
    program.run(0, same);
    assertEquals(9, program.register(0, 0));
  }

  @Test
  void accessesNeedAnAddress() {
    UnsupportedException thrown =
        assertThrows(
            UnsupportedException.class, () -> run("r1 = READ_ONCE(*x);\nWRITE_ONCE(*r1, 1);", 3));
    assertEquals("unsupported: access at 3, which is no address at line 6", thrown.getMessage());
  }

  @Test
  void readsBehindSixtyFourOperationsCannotBeFollowed() {
    assertThrows(
        UnsupportedException.class,
        () -> run("WRITE_ONCE(*x, 1);\n".repeat(64) + "r1 = READ_ONCE(*x);", 3));
    assertEquals(64, run("WRITE_ONCE(*x, 1);".repeat(63) + "r1 = READ_ONCE(*x);", 3).size());
  }
}
