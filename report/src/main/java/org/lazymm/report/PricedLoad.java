package org.lazymm.report;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the schemes were run on.
 *
 * @param id the name that users type, unique in a comparison
 * @param title what it is, in a few words
 * @param axis what varies from measurement to measurement
 * @param settings its knobs and their values, by name
 * @param quality how complete the trace is; empty for a synthetic load
 * @param command what to type to get one of its numbers again; {@code {cpus}}, {@code {at}}, {@code
 *     {scheme}} and {@code {profile}} stand for those of the number
 */
public record PricedLoad(
    String id,
    String title,
    Axis axis,
    Map<String, String> settings,
    Optional<RecordingQuality> quality,
    String command) {

  /** Checks that nothing is blank. */
  public PricedLoad {
    Checks.text(id, "id");
    Checks.text(title, "title");
    Objects.requireNonNull(axis, "axis");
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    Objects.requireNonNull(quality, "quality");
    Checks.text(command, "command");
  }

  /** What to type to get this measurement again. */
  public String commandFor(Measurement measurement) {
    return command
        .replace("{cpus}", Integer.toString(measurement.cpus()))
        .replace("{at}", Numbers.exact(measurement.at()))
        .replace("{scheme}", measurement.scheme())
        .replace("{profile}", measurement.profile());
  }
}
