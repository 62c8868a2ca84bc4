package org.lazymm.explorer.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabelTest {
  @ParameterizedTest
  @EnumSource
  void aFenceKeepsItsKind(Fence fence) {
    int label = Label.of(fence);
    assertTrue(Label.is(label, Label.FENCE));
    assertEquals(fence, Label.fence(label));
    assertFalse(Label.is(label, Label.READ));
    assertFalse(Label.is(label, Label.WRITE));
  }

  @Test
  void aLabelIsAllOfWhatItHas() {
    int label = Label.READ | Label.RMW | Label.ACQUIRE;
    assertTrue(Label.is(label, Label.READ | Label.RMW));
    assertFalse(Label.is(label, Label.READ | Label.WRITE));
    assertTrue(Label.is(label, 0));
  }

  @Test
  void theWriteOfAnUpdateReleasesWhereTheUpdateDoes() {
    assertEquals(
        Label.WRITE | Label.RMW | Label.RELEASE,
        Label.writeOfUpdate(Label.READ | Label.RMW | Label.RELEASE));
    assertEquals(
        Label.WRITE | Label.RMW | Label.FULL,
        Label.writeOfUpdate(Label.READ | Label.RMW | Label.FULL));
    assertEquals(
        Label.WRITE | Label.RMW, Label.writeOfUpdate(Label.READ | Label.RMW | Label.ACQUIRE));
    assertEquals(
        Label.WRITE | Label.RMW | Label.LOCK,
        Label.writeOfUpdate(Label.READ | Label.RMW | Label.LOCK | Label.ACQUIRE));
  }
}
