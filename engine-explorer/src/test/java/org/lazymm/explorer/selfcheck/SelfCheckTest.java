package org.lazymm.explorer.selfcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.scheduler.machine.Model;

class SelfCheckTest {
  @ParameterizedTest
  @MethodSource("org.lazymm.explorer.model.MemoryModels#all")
  void allIsWellWithEachModel(Model model) {
    assertEquals(Optional.empty(), SelfCheck.failure(model));
  }

  @ParameterizedTest
  @CsvSource({
    "TSO, SC, a search under tso misses store buffering",
    "LKMM, SC, a search under lkmm misses store buffering",
    "LKMM, TSO, a search under lkmm misses message passing without barriers",
    "SC, TSO, 'a search under sc finds store buffering, which it forbids'",
    "TSO, LKMM, 'a search under tso finds message passing without barriers, which it forbids'"
  })
  void aModelThatIsAnotherIsNoticed(Model model, Model judge, String failure) {
    assertEquals(Optional.of(failure), SelfCheck.failure(model, MemoryModels.of(judge)));
  }
}
