package org.lazymm.explorer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.lazymm.api.Disposal;
import org.lazymm.explorer.program.BehindException;
import org.lazymm.scheduler.machine.Architecture;

class ObjectNumbersTest {
  private static final long CPU_0 = 1 << 20;
  private static final long CPU_1 = 2 << 20;

  private final ObjectNumbers numbers = new ObjectNumbers(2);

  private long makeAnew(int cpu, Object object) {
    return numbers.number(object, cpu);
  }

  @Test
  void nullIsZero() {
    assertEquals(0, numbers.number(null, 0));
    assertNull(numbers.object(0));
  }

  @Test
  void whatIsThereBeforeTheConcurrentPartKeepsItsNumber() {
    Object first = new Object();
    Object second = new Object();
    assertEquals(1, numbers.number(first, 0));
    assertEquals(2, numbers.number(second, 1));
    numbers.concurrentPartBegins();
    numbers.startOver();
    numbers.begin(0);
    assertEquals(1, numbers.number(first, 1));
    assertSame(first, numbers.object(1));
    assertSame(second, numbers.object(2));
  }

  @Test
  void whatLastsIsNumberedOnce() {
    numbers.concurrentPartBegins();
    Object object = new Object();
    numbers.lasts(object);
    numbers.lasts(object);
    assertEquals(1, numbers.number(object, 0));
    assertEquals(2, numbers.number("a text", 0));
  }

  @Test
  void anObjectOfTheConcurrentPartIsNumberedByItsCpuAndPlace() {
    numbers.concurrentPartBegins();
    assertEquals(CPU_0, makeAnew(0, new Object()));
    assertEquals(CPU_0 + 1, makeAnew(0, new Object()));
    assertEquals(CPU_1, makeAnew(1, new Object()));
  }

  @Test
  void codeThatRunsAgainGivesItsObjectsTheSameNumbers() {
    numbers.concurrentPartBegins();
    Object before = new Object();
    makeAnew(0, before);
    numbers.begin(0);
    Object again = new Object();
    assertEquals(CPU_0, makeAnew(0, again));
    assertSame(again, numbers.object(CPU_0));
    assertEquals(CPU_0 + 1, makeAnew(0, before), "what is forgotten is new");
  }

  @Test
  void theSameObjectShownAgainKeepsItsNumber() {
    numbers.concurrentPartBegins();
    Object object = new Object();
    assertEquals(CPU_0, makeAnew(0, object));
    assertEquals(CPU_0, makeAnew(0, object));
    assertEquals(CPU_0, numbers.number(object, 1), "another CPU hands it on");
    assertEquals(CPU_0 + 1, makeAnew(0, new Object()));
    numbers.begin(0);
    assertEquals(CPU_0, makeAnew(0, object));
    assertEquals(CPU_0 + 1, makeAnew(0, new Object()));
  }

  @Test
  void anObjectThatComesLaterInAnotherRunHasAnotherNumber() {
    numbers.concurrentPartBegins();
    Object object = new Object();
    makeAnew(0, object);
    numbers.begin(0);
    makeAnew(0, new Object());
    assertEquals(CPU_0 + 1, makeAnew(0, object));
    assertSame(object, numbers.object(CPU_0 + 1));
  }

  @Test
  void anObjectOfAnotherCpuIsKnownOnceItsCodeWasRun() {
    numbers.concurrentPartBegins();
    Object object = new Object();
    makeAnew(1, object);
    assertSame(object, numbers.object(CPU_1));
    assertEquals(1, assertThrows(BehindException.class, () -> numbers.object(CPU_1 + 1)).thread());
    numbers.startOver();
    assertThrows(BehindException.class, () -> numbers.object(CPU_1));
    numbers.begin(1);
    makeAnew(1, object);
    assertSame(object, numbers.object(CPU_1));
  }

  @Test
  void anotherRunOfTheSameExecutionForgetsNothing() {
    numbers.concurrentPartBegins();
    makeAnew(0, new Object());
    Object second = new Object();
    makeAnew(0, second);
    numbers.begin(0);
    makeAnew(0, new Object());
    assertSame(second, numbers.object(CPU_0 + 1));
  }

  @Test
  void thereIsButOneOfAConstantOrAnObjectOfTheMachine() {
    numbers.concurrentPartBegins();
    assertEquals(1, numbers.number(Disposal.FREE, 0));
    assertEquals(2, numbers.number(Object.class, 1));
    assertEquals(3, numbers.number(Architecture.X86, 0));
    assertEquals(CPU_0, numbers.number(new Object(), 0));
  }
}
