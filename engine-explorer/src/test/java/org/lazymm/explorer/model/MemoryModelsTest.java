package org.lazymm.explorer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Model;

class MemoryModelsTest {
  @Test
  void theShippedModelsComeFirstInTheOrderOfReports() {
    assertEquals(List.of(Model.SC, Model.TSO, Model.LKMM), MemoryModels.all().subList(0, 3));
  }

  @Test
  void eachSearchHasAJudgeOfItsOwn() {
    for (Model model : MemoryModels.all()) {
      assertEquals(model.name(), MemoryModels.of(model).name());
      assertNotSame(MemoryModels.of(model), MemoryModels.of(model));
    }
  }

  @Test
  void titlesDiffer() {
    List<Model> all = MemoryModels.all();
    assertEquals(
        all.size(),
        all.stream().map(each -> MemoryModels.of(each).title()).collect(Collectors.toSet()).size());
  }

  @Test
  void everyShippedArchitectureHasAModelThatThereIs() {
    Architecture.ALL.forEach(each -> MemoryModels.of(each.model()));
  }

  @Test
  void anUnknownModelIsRefusedWithTheKnownOnes() {
    assertEquals(
        "memory model 'pso' is not known; expected one of "
            + MemoryModels.all().stream().map(Model::name).collect(Collectors.joining(", ")),
        assertThrows(IllegalArgumentException.class, () -> MemoryModels.of(Model.of("PSO")))
            .getMessage());
  }
}
