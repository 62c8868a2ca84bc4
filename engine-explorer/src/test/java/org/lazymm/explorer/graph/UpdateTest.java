package org.lazymm.explorer.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UpdateTest {
  @ParameterizedTest
  @CsvSource({
    "EXCHANGE, 6, 3, true, 3",
    "ADD, 6, 3, true, 9",
    "ADD, 6, -3, true, 3",
    "ADD, 2147483647, 3, true, 2147483650",
    "ADD_INT, 2147483647, 3, true, -2147483646",
    "ADD_UNLESS_INT, 2147483647, 3, true, -2147483646",
    "COMPARE_EXCHANGE, 5, 3, true, 3",
    "COMPARE_EXCHANGE, 6, 3, false, 3",
    "ADD_UNLESS, 5, 3, false, 8",
    "ADD_UNLESS, 6, 3, true, 9",
    "AND, 6, 3, true, 2",
    "OR, 6, 3, true, 7",
    "LOCK, 0, 3, true, 1",
    "LOCK, 1, 3, false, 1"
  })
  void anUpdateMakesItsValue(Update update, long old, long operand, boolean writes, long made) {
    assertEquals(writes, update.writes(old, 5));
    assertEquals(made, update.apply(old, operand));
  }

  @ParameterizedTest
  @EnumSource
  void whatComputesMakesAnotherValueOfAnother(Update update) {
    boolean changes = update.apply(6, 3) != update.apply(8, 3);
    assertEquals(update.computes(), changes && !update.name().startsWith("ADD_UNLESS"));
  }

  @ParameterizedTest
  @EnumSource
  void eachIsFoundByItsNumber(Update update) {
    assertEquals(update, Update.of(update.ordinal()));
  }
}
