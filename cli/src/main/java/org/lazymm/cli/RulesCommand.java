package org.lazymm.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.lazymm.conformance.Guarantee;
import org.lazymm.conformance.Rule;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.report.writer.TextWrap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the rules of the conformance suite. */
@Command(
    name = "rules",
    description = "List the rules that schemes are held to: why, and what to check if one fails.")
final class RulesCommand implements Callable<Integer>, PluginUser {
  private static final String INDENT = "  ";

  private final Console console;

  @Parameters(paramLabel = "RULE", arity = "0..*", description = "rules, such as S1 (default: all)")
  private List<String> ids = List.of();

  @Mixin private final PluginOptions plugins;
  @Mixin private final JsonFile json = new JsonFile();

  RulesCommand(Console console, Errand errand) {
    this.console = console;
    plugins = new PluginOptions(errand);
  }

  @Override
  public PluginOptions plugins() {
    return plugins;
  }

  @Override
  public Integer call() {
    Diagnostics diagnostics = console.diagnostics();
    List<Rule> all = plugins.withoutSchemes(diagnostics).rules(diagnostics).rules();
    List<Rule> rules = ids.isEmpty() ? all : ids.stream().map(id -> find(id, all)).toList();
    rules.forEach(this::print);
    json.write(rules.stream().map(Listed::of).toList(), console, diagnostics);
    return ExitCode.of(diagnostics);
  }

  private static Rule find(String id, List<Rule> all) {
    return all.stream()
        .filter(rule -> rule.id().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    id,
                    "no such rule; expected one of: "
                        + String.join(", ", all.stream().map(Rule::id).toList())));
  }

  private void print(Rule rule) {
    PrintWriter out = console.out();
    out.println(TextWrap.hanging(rule.id() + ": ", rule.claim()));
    paragraph(
        rule.level().text()
            + rule.guarantee().map(guarantee -> ", if guaranteed by " + guarantee.text()).orElse("")
            + "; tried when "
            + rule.triedWhen());
    paragraph(rule.rationale());
    paragraph("If this fails, check " + rule.check());
    if (!rule.scenarios().isEmpty()) {
      paragraph("Scenarios: " + String.join(", ", rule.scenarios()));
    }
    out.println();
  }

  private void paragraph(String text) {
    console.out().println(TextWrap.hanging(INDENT, text));
  }

  /** A rule in JSON. */
  record Listed(
      String id,
      String level,
      String claim,
      String ifGuaranteed,
      String triedWhen,
      String rationale,
      String ifItFailsCheck,
      List<String> scenarios) {
    static Listed of(Rule rule) {
      return new Listed(
          rule.id(),
          rule.level().text(),
          rule.claim(),
          rule.guarantee().map(Guarantee::text).orElse(""),
          rule.triedWhen(),
          rule.rationale(),
          rule.check(),
          rule.scenarios());
    }
  }
}
