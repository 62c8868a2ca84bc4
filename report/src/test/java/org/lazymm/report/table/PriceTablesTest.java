package org.lazymm.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lazymm.report.Axis;
import org.lazymm.report.Comparison;
import org.lazymm.report.ComparisonBuilder;
import org.lazymm.report.Measurement;
import org.lazymm.report.Metric;
import org.lazymm.report.MetricGroup;
import org.lazymm.report.Metrics;
import org.lazymm.report.PricedLoad;
import org.lazymm.report.Profile;
import org.lazymm.report.Provenance;
import org.lazymm.report.Scheme;
import org.lazymm.report.finding.Sweep;
import org.lazymm.report.table.Table.Row;

class PriceTablesTest {
  private static final Set<String> NO_PRICE =
      Set.of(Metrics.TIME_USER.title(), Metrics.TIME_IDLE.title(), Metrics.TIME_OFFLINE.title());
  private static final String ALL = "price, all together";

  /** The time of ten switches and five exits, 10 us on both. */
  private static final Map<Metric, Double> COUNTED =
      measured(
          Map.of(
              Metrics.TIME_USER, 5_000.0,
              Metrics.TIME_KERNEL, 2_000.0,
              Metrics.TIME_RMW, 1_000.0,
              Metrics.TIME_TRANSFER_LLC, 1_000.0,
              Metrics.TIME_IDLE, 1_000.0));

  private static final Map<Metric, Double> SCANNED =
      measured(
          Map.of(
              Metrics.TIME_USER, 4_500.0,
              Metrics.TIME_KERNEL, 2_000.0,
              Metrics.TIME_RMW, 500.0,
              Metrics.TIME_LINE_WAIT, 100.0,
              Metrics.TIME_IDLE, 2_500.0,
              Metrics.TIME_OFFLINE, 400.0));

  private final List<Measurement> measurements = new ArrayList<>();

  @Test
  void theDifferencesOfTheAccountsAddUpToTheDifferenceOfThePrice() {
    put(PriceTables.STATUS_QUO, 0, COUNTED);
    put("hazard", 0, SCANNED);
    Map<String, Map<String, String>> parts = parts("hazard");
    assertEquals(
        List.of("Per context switch", "Per exit", "Share of the machine"),
        List.copyOf(parts.keySet()));
    List<Double> prices = new ArrayList<>();
    parts.forEach(
        (title, rows) -> {
          double sum =
              rows.entrySet().stream()
                  .filter(row -> !NO_PRICE.contains(row.getKey()) && !row.getKey().equals(ALL))
                  .mapToDouble(row -> number(row.getValue()))
                  .sum();
          assertEquals(number(rows.get(ALL)), sum, title + ": " + rows);
          prices.add(sum);
        });
    assertEquals(List.of(-140.0, -280.0, -14.0), prices);
  }

  @Test
  void eachAccountIsHeldAgainstTheStatusQuo() {
    put(PriceTables.STATUS_QUO, 0, COUNTED);
    put("hazard", 0, SCANNED);
    Map<String, String> perSwitch = new LinkedHashMap<>();
    perSwitch.put("user work", "-50 ns");
    perSwitch.put("read-modify-writes", "-50 ns");
    perSwitch.put("lines, same cache", "-100 ns");
    perSwitch.put("waiting for lines", "+10 ns");
    perSwitch.put("idle", "+150 ns");
    perSwitch.put("offline", "+40 ns");
    perSwitch.put(ALL, "-140 ns");
    assertEquals(perSwitch, parts("hazard").get("Per context switch"));
    assertEquals("-5 %", parts("hazard").get("Share of the machine").get("read-modify-writes"));
    assertEquals("+20 ns", parts("hazard").get("Per exit").get("waiting for lines"));
  }

  @Test
  void theTableSaysWhatIsHeldAgainstWhatAndWhere() {
    put(PriceTables.STATUS_QUO, 0, COUNTED);
    put("hazard", 0, SCANNED);
    put("rcu", 0, SCANNED);
    Table table = table().orElseThrow();
    assertEquals("load on p, 4 CPUs: price against fullbarrier", table.title());
    assertEquals(List.of("", "hazard", "rcu"), table.headers());
  }

  @Test
  void eachDrawIsHeldAgainstTheSameDrawOfTheStatusQuo() {
    for (int draw = 0; draw < 20; draw++) {
      put(PriceTables.STATUS_QUO, draw, with(COUNTED, Metrics.TIME_RMW, 1_000.0 * (1 + draw)));
      put("hazard", draw, with(COUNTED, Metrics.TIME_RMW, 1_000.0 * (1 + draw) + 70));
    }
    assertEquals("+7 ns", parts("hazard").get("Per context switch").get("read-modify-writes"));
  }

  @Test
  void whatDiffersFromDrawToDrawIsAnInterval() {
    for (int draw = 0; draw <= 20; draw++) {
      put(PriceTables.STATUS_QUO, draw, COUNTED);
      put("hazard", draw, with(COUNTED, Metrics.TIME_RMW, 900.0 + 10 * draw));
    }
    assertEquals(
        "0 (-9 ns..+9 ns)", parts("hazard").get("Per context switch").get("read-modify-writes"));
  }

  @Test
  void withoutExitsNothingIsCountedPerExit() {
    put(PriceTables.STATUS_QUO, 0, with(COUNTED, Metrics.EXITS, 0.0));
    put("hazard", 0, with(SCANNED, Metrics.EXITS, 0.0));
    assertEquals(
        List.of("Per context switch", "Share of the machine"),
        List.copyOf(parts("hazard").keySet()));
  }

  @Test
  void withoutTheStatusQuoThereIsNoPrice() {
    put("hazard", 0, SCANNED);
    put("rcu", 0, COUNTED);
    assertEquals(Optional.empty(), table());
  }

  @Test
  void theStatusQuoAloneHasNoPrice() {
    put(PriceTables.STATUS_QUO, 0, COUNTED);
    assertEquals(Optional.empty(), table());
  }

  @Test
  void aStatusQuoThatWasMeasuredElsewhereOrWithoutItsTimeIsNoMeasure() {
    put("hazard", 0, SCANNED);
    put(PriceTables.STATUS_QUO, 0, Map.of(Metrics.SWITCHES, 10.0));
    assertEquals(Optional.empty(), table());
    put(8, PriceTables.STATUS_QUO, 0, COUNTED);
    assertEquals(Optional.empty(), table());
  }

  @Test
  void aSchemeWhoseTimeWasNotMeasuredHasNoPrice() {
    put(PriceTables.STATUS_QUO, 0, COUNTED);
    put("hazard", 0, SCANNED);
    put("rcu", 0, Map.of(Metrics.SWITCHES, 10.0, Metrics.EXITS, 5.0));
    parts("rcu")
        .forEach((part, rows) -> rows.forEach((row, text) -> assertEquals("-", text, part + row)));
    assertFalse(parts("rcu").isEmpty());
    assertEquals("-140 ns", parts("hazard").get("Per context switch").get(ALL));
  }

  @Test
  void drawsThatTheStatusQuoDoesNotHaveDoNotCount() {
    put(PriceTables.STATUS_QUO, 3, COUNTED);
    put("hazard", 3, SCANNED);
    put("hazard", 4, with(SCANNED, Metrics.TIME_RMW, 9_000.0));
    assertEquals("-50 ns", parts("hazard").get("Per context switch").get("read-modify-writes"));
  }

  @Test
  void schemesThatCostTheSameHaveNoRows() {
    put(PriceTables.STATUS_QUO, 0, COUNTED);
    put("hazard", 0, COUNTED);
    assertTrue(parts("hazard").isEmpty());
  }

  private void put(String scheme, int draw, Map<Metric, Double> values) {
    put(4, scheme, draw, values);
  }

  private void put(int cpus, String scheme, int draw, Map<Metric, Double> values) {
    measurements.add(Measurement.onCpus("w", "p", cpus, scheme, draw, values));
  }

  /** Counts, and the time of all accounts: nothing on those that are not named. */
  private static Map<Metric, Double> measured(Map<Metric, Double> time) {
    Map<Metric, Double> values = new HashMap<>();
    Metrics.of(MetricGroup.TIME).forEach(account -> values.put(account, 0.0));
    values.putAll(time);
    values.put(Metrics.SWITCHES, 10.0);
    values.put(Metrics.EXITS, 5.0);
    return values;
  }

  private static Map<Metric, Double> with(Map<Metric, Double> values, Metric metric, double value) {
    Map<Metric, Double> changed = new HashMap<>(values);
    changed.put(metric, value);
    return changed;
  }

  private Optional<Table> table() {
    ComparisonBuilder builder =
        Comparison.builder(new Provenance("0", "lazymm", 0, Map.of()))
            .add(new Profile("p", "p", 1, List.of(), false))
            .add(new PricedLoad("w", "load", Axis.CPUS, Map.of(), Optional.empty(), "lazymm"));
    measurements.stream()
        .map(Measurement::scheme)
        .distinct()
        .forEach(name -> builder.add(new Scheme(name, "", Map.of(), List.of())));
    measurements.forEach(builder::add);
    return PriceTables.of(Sweep.of(builder.build()).get(0), 4);
  }

  /** What stands in the column of a scheme, by heading and row. */
  private Map<String, Map<String, String>> parts(String scheme) {
    Table table = table().orElseThrow();
    int column = table.headers().indexOf(scheme) - 1;
    Map<String, Map<String, String>> parts = new LinkedHashMap<>();
    Map<String, String> part = new LinkedHashMap<>();
    for (Row row : table.rows()) {
      if (row.isHeading()) {
        part = new LinkedHashMap<>();
        parts.put(row.name(), part);
      } else {
        part.put(row.name(), row.cells().get(column).text());
      }
    }
    return parts;
  }

  private static double number(String text) {
    return Double.parseDouble(text.replaceAll(" .*", ""));
  }
}
