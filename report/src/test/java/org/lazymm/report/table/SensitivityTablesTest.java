package org.lazymm.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lazymm.report.Axis;
import org.lazymm.report.Comparison;
import org.lazymm.report.ComparisonBuilder;
import org.lazymm.report.Measurement;
import org.lazymm.report.PricedLoad;
import org.lazymm.report.Profile;
import org.lazymm.report.Provenance;
import org.lazymm.report.Scheme;
import org.lazymm.report.Sensitivity;
import org.lazymm.report.finding.Sweep;
import org.lazymm.report.table.Table.Row;

class SensitivityTablesTest {
  private final ComparisonBuilder builder =
      Comparison.builder(new Provenance("0", "lazymm", 0, Map.of()))
          .add(new Profile("p", "p", 1, List.of(), false))
          .add(new PricedLoad("w", "load", Axis.CPUS, Map.of(), Optional.empty(), "lazymm"))
          .add(new Scheme("rcu", "", Map.of(), List.of()))
          .add(Measurement.onCpus("w", "p", 8, "rcu", 0, Map.of()));

  @Test
  void theFigureThatDecidesMostStandsFirst() {
    put("rcu", "rmw", 1.1, 1.2);
    put("rcu", "ipi.first", 3, 1);
    put("hazard", "wake.c1", 1, 2);
    assertEquals(List.of("ipi.first", "wake.c1", "rmw"), rows().stream().map(Row::name).toList());
  }

  @Test
  void aFigureAtWhichTheOrderFlipsSaysAtWhichValue() {
    builder.add(
        new Sensitivity(
            "w",
            "p",
            1_024,
            "rcu",
            "fullbarrier",
            "ipi.first",
            "ns",
            700,
            1_500,
            0.5,
            25,
            OptionalDouble.of(1_234)));
    Table table = table().orElseThrow();
    assertEquals(
        "load on p, 1,024 CPUs: figures that decide the lead over fullbarrier", table.title());
    assertEquals(List.of("", "range", "rcu"), table.headers());
    assertEquals(List.of("700..1500 ns", "0.50..25, flips at 1200"), cells(table.rows().get(0)));
  }

  @Test
  void aFigureAtWhichItDoesNotFlipSaysNoSuchThing() {
    put("rcu", "rmw", 1.1, 1.2);
    assertEquals(List.of("1..2 ns", "1.10..1.20"), cells(rows().get(0)));
  }

  @Test
  void aFlipBetweenLeadsThatTheModelDoesNotTellApartIsNone() {
    builder.add(flip("rcu", 0.996, 1.004));
    builder.add(flip("hazard", 0.99, 1.004));
    assertEquals(
        List.of("1..2 ns", "0.99..1.00, flips at 1.5", "1.00..1.00"), cells(rows().get(0)));
  }

  @Test
  void aFigureIsShownForAllSchemesIfItDecidesForOne() {
    put("rcu", "rmw", 1, 2);
    put("hazard", "rmw", 1, 1);
    put("hazard", "wake.c1", 1, 3);
    assertEquals(List.of("", "range", "hazard", "rcu"), table().orElseThrow().headers());
    assertEquals(List.of("1..2 ns", "1.00..3.00", "-"), cells(rows().get(0)));
    assertEquals(List.of("1..2 ns", "1.00..1.00", "1.00..2.00"), cells(rows().get(1)));
  }

  @Test
  void whatChangesALeadByLessThanTheModelTellsIsLeftOut() {
    put("rcu", "rmw", 1, 1.009);
    put("rcu", "ipi.first", 1, 1.02);
    assertEquals(List.of("ipi.first"), rows().stream().map(Row::name).toList());
    assertEquals("No other figure changes a lead by 1 % or more.", lastNote());
  }

  @Test
  void ifNothingDecidesThatIsSaid() {
    put("rcu", "rmw", 1, 1.009);
    assertEquals(List.of(), rows());
    assertEquals("No figure changes a lead by 1 % or more.", lastNote());
  }

  @Test
  void tenFiguresAreShownAndTheRestIsCounted() {
    for (int figure = 0; figure < 13; figure++) {
      put("rcu", "figure" + figure, 1, 20 - figure);
    }
    assertEquals(10, rows().size());
    assertEquals("figure9", rows().get(9).name());
    assertEquals("3 more figures change a lead by 1 % or more.", lastNote());
  }

  @Test
  void aFigureWithoutAUnitHasABareRange() {
    builder.add(sensitivity("w", "p", "rcu", "scale.smt", "", 1, 2));
    assertEquals("1..2", cells(rows().get(0)).get(0));
  }

  @Test
  void whatWasFoundOnOtherLoadsAndMachinesIsNotThere() {
    builder.add(sensitivity("another", "p", "rcu", "rmw", "ns", 1, 2));
    builder.add(sensitivity("w", "another", "rcu", "rmw", "ns", 1, 2));
    assertEquals(Optional.empty(), table());
    put("rcu", "ipi.first", 1, 2);
    assertEquals(List.of("ipi.first"), rows().stream().map(Row::name).toList());
  }

  private void put(String scheme, String figure, double atLow, double atHigh) {
    builder.add(sensitivity("w", "p", scheme, figure, "ns", atLow, atHigh));
  }

  private static Sensitivity flip(String scheme, double atLow, double atHigh) {
    return new Sensitivity(
        "w",
        "p",
        8,
        scheme,
        "fullbarrier",
        "rmw",
        "ns",
        1,
        2,
        atLow,
        atHigh,
        OptionalDouble.of(1.5));
  }

  private static Sensitivity sensitivity(
      String workload,
      String profile,
      String scheme,
      String figure,
      String unit,
      double atLow,
      double atHigh) {
    return new Sensitivity(
        workload,
        profile,
        8,
        scheme,
        "fullbarrier",
        figure,
        unit,
        1,
        2,
        atLow,
        atHigh,
        OptionalDouble.empty());
  }

  private Optional<Table> table() {
    Comparison comparison = builder.build();
    return SensitivityTables.of(comparison, Sweep.of(comparison).get(0));
  }

  private List<Row> rows() {
    return table().orElseThrow().rows();
  }

  private String lastNote() {
    List<String> notes = table().orElseThrow().notes();
    return notes.get(notes.size() - 1);
  }

  private static List<String> cells(Row row) {
    return row.cells().stream().map(TableCell::text).toList();
  }
}
