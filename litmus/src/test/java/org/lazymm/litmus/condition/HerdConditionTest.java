package org.lazymm.litmus.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lazymm.litmus.LitmusTest;
import org.lazymm.litmus.reader.LitmusReader;

class HerdConditionTest {
  /** The registers r0, r1, ... hold 0, 1, ...; the locations x and y hold 10 and 11. */
  private static final FinalState STATE =
      new FinalState() {
        @Override
        public long register(int process, int register) {
          return register;
        }

        @Override
        public long location(int location) {
          return 10L + location;
        }
      };

  private static LitmusTest test(String condition) {
    return LitmusReader.read("t", "C t\n{ x; y; 0:r0=0; 0:r1=0; }\nP0() { }\nforall " + condition);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "0:r1=1 | true",
        "0:r1=0 | false",
        "0:r1=0x1 | true",
        "0:r1!=0 | true",
        "x=10 /\\ y=11 | true",
        "x=10 /\\ y=10 | false",
        "x=1 \\/ y=11 | true",
        "x=10 \\/ x=11 /\\ y=10 | true",
        "(x=10 \\/ x=11) /\\ y=10 | false",
        "~x=10 \\/ y=11 | true",
        "~(x=10 \\/ y=11) | false",
        "not x=1 | true",
        "x=1 => y=1 | true",
        "x=10 => y=1 | false",
        "0:r0=0:r1 | false",
        "0:r1=0:r1 | true",
        "x=y | false",
        "true | true",
        "false \\/ ~true | false",
      })
  void holdsOrNot(String condition, boolean expected) {
    assertEquals(expected, test(condition).condition().holds(STATE));
  }

  @Test
  void isWrittenWithParentheses() {
    assertEquals("(x=1)", HerdText.enclosed(test("x=1").condition()));
    assertEquals(
        "(x=1 \\/ (x=2 /\\ y=3))", HerdText.enclosed(test("x=1 \\/ x=2 /\\ y=3").condition()));
  }

  @Test
  void eachThingIsObservedOnceAndRegistersFirst() {
    assertEquals(
        "[0:r1, 0:r10, x, y]",
        test("y=1 /\\ 0:r10=x /\\ x=2 /\\ 0:r1=0 /\\ y=2").observed().stream()
            .map(Observable::text)
            .toList()
            .toString());
  }
}
