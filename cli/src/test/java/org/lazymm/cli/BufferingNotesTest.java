package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lazymm.explorer.buffering.LoadBuffering;
import org.lazymm.explorer.buffering.Unordered;
import tools.jackson.databind.json.JsonMapper;

class BufferingNotesTest {
  private static Unordered pair(String read, String write) {
    return new Unordered(
        "cpu0", new Unordered.Spot(read, "Scheme.a:1"), new Unordered.Spot(write, ""));
  }

  private static Buffered in(String scenario, Unordered... pairs) {
    return new Buffered("scheme", scenario, LoadBuffering.of(List.of(pairs)));
  }

  @Test
  void scenariosShareAPairIfTheyCan() {
    assertEquals(
        List.of(
            "load buffering on cpu0 between the read of y at Scheme.a:1 and the later write of z"
                + " is not explored: one, two, three, four and 1 more",
            "load buffering on cpu0 between the read of q at Scheme.a:1 and the later write of z"
                + " is not explored: six"),
        BufferingNotes.of(
            List.of(
                in("one", pair("x", "z"), pair("y", "z")),
                in("two", pair("y", "z")),
                in("three", pair("y", "z")),
                in("four", pair("y", "z")),
                in("five", pair("y", "z"), pair("a", "z")),
                in("six", pair("q", "z")))));
  }

  @Test
  void whereTooLittleWasSeenNoPairIsNamed() {
    assertEquals(
        List.of("neither load buffering nor all else was explored: one"),
        BufferingNotes.of(List.of(new Buffered("scheme", "one", LoadBuffering.UNKNOWN))));
  }

  @Test
  void anotherJvmHandsItBackAsItIs() {
    JsonMapper mapper = JsonMapper.builder().build();
    for (Buffered each :
        List.of(in("one", pair("x", "z")), new Buffered("scheme", "one", LoadBuffering.UNKNOWN))) {
      assertEquals(each, mapper.readValue(mapper.writeValueAsString(each), Buffered.class));
    }
  }

  @Test
  void nothingIsSaidOfNothing() {
    assertEquals(List.of(), BufferingNotes.of(List.of()));
  }
}
