package org.lazymm.report.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.report.Comparison;
import org.lazymm.report.Examples;
import org.lazymm.report.Golden;
import org.lazymm.report.Provenance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  static Stream<Comparison> comparisons() {
    return Stream.of(
        Examples.small(),
        Examples.large(),
        Examples.hostile(),
        Comparison.builder(new Provenance("0", "lazymm compare", 0, Map.of())).build());
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void whatIsWrittenKeepsToTheSchema(Comparison comparison) {
    assertEquals(List.of(), errors(Golden.text(new JsonReport(), comparison)));
  }

  @Test
  void theSchemaRejectsWhatItDoesNotKnow() {
    String json = Golden.text(new JsonReport(), Examples.small());
    assertFalse(errors(json.replace("\"outcome\" : \"pass\"", "\"outcome\" : \"fine\"")).isEmpty());
    assertFalse(errors(json.replace("\"scenarios\"", "\"scenario\"")).isEmpty());
  }

  @Test
  void everyKeyIsInOrder() {
    assertSorted(MAPPER.readTree(Golden.text(new JsonReport(), Examples.large())));
  }

  @Test
  void aCheckThatHasNotRunHasNoVerdictAtAll() {
    JsonNode root = MAPPER.readTree(Golden.text(new JsonReport(), Examples.small()));
    for (JsonNode verdict : root.get("verdicts")) {
      assertEquals("simulator", verdict.get("check").asString());
      assertEquals(
          verdict.get("outcome").asString().equals("unknown") ? "" : "runs",
          verdict.get("basis").asString());
    }
    assertEquals(2 * root.get("properties").size(), root.get("verdicts").size());
  }

  @Test
  void everyNumberHasTheCommandThatGivesItAgain() {
    JsonNode root = MAPPER.readTree(Golden.text(new JsonReport(), Examples.small()));
    for (JsonNode one : root.get("measurements")) {
      String command = one.get("command").asString();
      assertTrue(command.contains(" --scheme " + one.get("scheme").asString() + " "), command);
      assertFalse(command.contains("{"), command);
    }
  }

  private static void assertSorted(JsonNode node) {
    List<String> names = new ArrayList<>(node.propertyNames());
    assertEquals(names.stream().sorted().toList(), names);
    node.forEach(JsonReportTest::assertSorted);
  }

  private static List<Error> errors(String json) {
    try (InputStream in = JsonReport.class.getResourceAsStream(JsonReport.SCHEMA)) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
      return schema.validate(json, InputFormat.JSON);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
