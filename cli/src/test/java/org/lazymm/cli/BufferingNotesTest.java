package org.lazymm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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
                + " is not explored:\n  one, two, three, four and 1 more",
            "load buffering on cpu0 between the read of q at Scheme.a:1 and the later write of z"
                + " is not explored:\n  six"),
        BufferingNotes.of(
            List.of(
                in("one", pair("x", "z"), pair("y", "z")),
                in("two", pair("y", "z")),
                in("three", pair("y", "z")),
                in("four", pair("y", "z")),
                in("five", pair("y", "z"), pair("a", "z")),
                in("six", pair("q", "z"))),
            false));
  }

  @Test
  void thePairsOfMostScenariosComeFirstAndNotAllOfMany() {
    List<Buffered> many = new ArrayList<>();
    for (int each = 0; each < 7; each++) {
      many.add(in("scenario" + each, pair("x" + each, "z")));
    }
    many.add(in("last", pair("x6", "z")));
    List<String> few = BufferingNotes.of(many, false);
    assertEquals(6, few.size());
    assertTrue(few.get(0).contains("the read of x6 "), few.get(0));
    assertTrue(few.get(0).endsWith(": scenario6, last"), few.get(0));
    assertEquals("and 2 more pairs; name a scenario to see them", few.get(5));

    List<String> all = BufferingNotes.of(many, true);
    assertEquals(7, all.size());
    assertEquals(few.subList(0, 5), all.subList(0, 5));
  }

  @Test
  void whereTooLittleWasSeenNoPairIsNamed() {
    assertEquals(
        List.of("neither load buffering nor all else was explored: one"),
        BufferingNotes.of(List.of(new Buffered("scheme", "one", LoadBuffering.UNKNOWN)), false));
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
    assertEquals(List.of(), BufferingNotes.of(List.of(), false));
  }
}
