package org.lazymm.report.writer;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.lazymm.report.Check;
import org.lazymm.report.Comparison;
import org.lazymm.report.JudgedProperty;
import org.lazymm.report.Metric;
import org.lazymm.report.PricedLoad;
import org.lazymm.report.Profile;
import org.lazymm.report.Provenance;
import org.lazymm.report.RecordingQuality;
import org.lazymm.report.Scheme;
import org.lazymm.report.Sensitivity;
import org.lazymm.report.Verdict;
import org.lazymm.report.finding.Crossovers;
import org.lazymm.report.finding.VerdictMatrix;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a comparison as JSON with sorted keys, as {@code comparison.schema.json} describes it.
 *
 * <p>Two comparisons of equal content give the same bytes.
 */
public final class JsonReport implements ReportWriter {

  /** The schema of what is written, as a resource beside {@link Comparison}. */
  public static final String SCHEMA = "/org/lazymm/report/comparison.schema.json";

  private static final String FORMAT = "lazymm-comparison-3";

  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER))
          .build();

  @Override
  public void write(Comparison comparison, Writer out) throws IOException {
    try {
      MAPPER.writerWithDefaultPrettyPrinter().writeValue(out, root(comparison));
    } catch (JacksonException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
    }
    out.write('\n');
  }

  private static ObjectNode root(Comparison comparison) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("format", FORMAT);
    root.set("provenance", provenance(comparison.provenance()));
    ArrayNode profiles = root.putArray("profiles");
    comparison.profiles().forEach(profile -> profile(profiles.addObject(), profile));
    ArrayNode workloads = root.putArray("workloads");
    comparison.workloads().forEach(workload -> workload(workloads.addObject(), workload));
    ArrayNode schemes = root.putArray("schemes");
    comparison.schemes().forEach(scheme -> scheme(schemes.addObject(), scheme));
    ArrayNode metrics = root.putArray("metrics");
    comparison.metrics().forEach(metric -> metric(metrics.addObject(), metric));
    ArrayNode properties = root.putArray("properties");
    comparison.properties().forEach(property -> property(properties.addObject(), property));
    verdicts(root, comparison);
    JsonMeasurements.put(root.putArray("measurements"), comparison);
    JsonCrossovers.put(root.putArray("crossovers"), Crossovers.of(comparison));
    ArrayNode sensitivities = root.putArray("sensitivities");
    comparison.sensitivities().forEach(one -> sensitivity(sensitivities.addObject(), one));
    ArrayNode problems = root.putArray("problems");
    comparison
        .problems()
        .forEach(
            problem ->
                problems
                    .addObject()
                    .put("subject", problem.subject())
                    .put("message", problem.message()));
    return root;
  }

  private static void sensitivity(ObjectNode node, Sensitivity one) {
    node.put("workload", one.workload());
    node.put("profile", one.profile());
    node.put("cpus", one.cpus());
    node.put("scheme", one.scheme());
    node.put("against", one.against());
    node.put("figure", one.figure());
    node.put("unit", one.unit());
    Json.put(node, "low", one.low());
    Json.put(node, "high", one.high());
    Json.put(node, "leadAtLow", one.leadAtLow());
    Json.put(node, "leadAtHigh", one.leadAtHigh());
    one.flipsAt().ifPresent(value -> Json.put(node, "flipsAt", value));
  }

  private static ObjectNode provenance(Provenance provenance) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("version", provenance.version());
    node.put("command", provenance.command());
    node.put("seed", provenance.seed());
    put(node.putObject("stamp"), provenance.stamp());
    return node;
  }

  private static void profile(ObjectNode node, Profile profile) {
    node.put("id", profile.id());
    node.put("title", profile.title());
    node.put("figures", profile.figures());
    put(node.putArray("assumed"), profile.assumed());
    node.put("extrapolated", profile.extrapolated());
  }

  private static void workload(ObjectNode node, PricedLoad workload) {
    node.put("id", workload.id());
    node.put("title", workload.title());
    node.put("axis", workload.axis().id());
    put(node.putObject("settings"), workload.settings());
    node.put("command", workload.command());
    workload.quality().ifPresent(quality -> quality(node.putObject("quality"), quality));
  }

  private static void quality(ObjectNode node, RecordingQuality quality) {
    node.put("events", quality.events());
    node.put("lost", quality.lost());
    node.put("guessed", quality.guessed());
    node.put("discontinuities", quality.discontinuities());
    put(node.putArray("notes"), quality.notes());
  }

  private static void scheme(ObjectNode node, Scheme scheme) {
    node.put("name", scheme.name());
    node.put("summary", scheme.summary());
    put(node.putObject("options"), scheme.options());
    put(node.putArray("guarantees"), scheme.guarantees());
  }

  private static void metric(ObjectNode node, Metric metric) {
    node.put("id", metric.id());
    node.put("title", metric.title());
    node.put("group", metric.group().title());
    node.put("unit", metric.unit().label());
    node.put("better", Json.word(metric.better()));
    node.put("meaning", metric.meaning());
  }

  private static void property(ObjectNode node, JudgedProperty property) {
    node.put("id", property.id());
    node.put("family", property.family());
    node.put("sentence", property.sentence());
  }

  /** Every cell of the checks that have run; those of the others are unknown, every one. */
  private static void verdicts(ObjectNode root, Comparison comparison) {
    VerdictMatrix matrix = VerdictMatrix.of(comparison);
    ArrayNode checks = root.putArray("checks");
    ArrayNode verdicts = root.putArray("verdicts");
    for (Check check : comparison.checks()) {
      boolean hasRun = matrix.hasRun(check);
      ObjectNode node = checks.addObject();
      node.put("id", check.id());
      node.put("engine", check.engine());
      node.put("memoryModel", check.memoryModel());
      node.put("hasRun", hasRun);
      if (!hasRun) {
        node.put("reason", check.whenMissing());
        continue;
      }
      for (Scheme scheme : comparison.schemes()) {
        for (JudgedProperty property : comparison.properties()) {
          Verdict verdict = matrix.verdict(scheme.name(), property, check);
          verdict(verdicts.addObject().put("basis", matrix.basis(verdict)), verdict);
        }
      }
    }
  }

  private static void verdict(ObjectNode node, Verdict verdict) {
    node.put("scheme", verdict.scheme());
    node.put("property", verdict.property());
    node.put("check", verdict.check());
    node.put("outcome", verdict.outcome().label());
    node.put("scenarios", verdict.scenarios());
    node.put("exhaustive", verdict.exhaustive());
    node.put("detail", verdict.detail());
  }

  private static void put(ObjectNode node, Map<String, String> entries) {
    entries.forEach(node::put);
  }

  private static void put(ArrayNode node, List<String> items) {
    items.forEach(node::add);
  }
}
