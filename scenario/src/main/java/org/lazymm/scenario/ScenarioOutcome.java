package org.lazymm.scenario;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.lazymm.scheduler.property.Violation;

/**
 * What came out of a run: the registers that were loaded, and the last values of the variables.
 *
 * @param values by name
 */
public record ScenarioOutcome(NavigableMap<String, Long> values) {
  /** Copies the map. */
  public ScenarioOutcome {
    values = new TreeMap<>(values);
  }

  /**
   * The violation that it is, if it is forbidden. One with a register whose load was skipped is
   * undefined and not judged.
   *
   * @param forbidden what must not be
   */
  public Optional<Violation> judge(Forbidden forbidden) {
    boolean defined = values.keySet().containsAll(forbidden.names());
    return defined && forbidden.holds(values::get)
        ? Optional.of(
            new Violation(
                forbidden.property(),
                -1,
                "the forbidden outcome " + forbidden.condition() + " came out: " + this,
                ""))
        : Optional.empty();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Long> value : values.entrySet()) {
      text.append(text.isEmpty() ? "" : ", ").append(value.getKey()).append('=');
      text.append(value.getValue());
    }
    return text.toString();
  }
}
