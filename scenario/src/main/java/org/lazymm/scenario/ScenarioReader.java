package org.lazymm.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lazymm.scenario.ScenarioText.Place;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.ArchitectureFiles;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.machine.FaultFile;
import org.lazymm.scheduler.machine.PostSwitchBarrier;
import org.lazymm.scheduler.property.Family;
import org.lazymm.scheduler.property.Property;

/**
 * Makes a scenario of what a text says; what is wrong is refused at its place.
 *
 * <p>Longer than 400 lines: one short method for each entry of the language of scenarios, with its
 * message.
 */
final class ScenarioReader {
  private static final Map<String, String> FORMER_WORDS = Map.of("as-promised", "as-guaranteed");

  private final List<String> notices = new ArrayList<>();
  private static final Set<String> ENTRIES =
      new TreeSet<>(
          List.of(
              "scenario",
              "cpus",
              "architecture",
              "post-switch-barrier",
              "reuse-freed-mms",
              "work-when-asked",
              "cranky",
              "faults",
              "tasks",
              "setup",
              "steps",
              "forbidden",
              "property"));
  private static final Set<String> OF_STEP =
      new LinkedHashSet<>(List.of("cpu", "do", "stall-after", "meanwhile"));
  private static final Set<String> OF_TASK = new LinkedHashSet<>(List.of("name", "mm"));
  private static final String STEP = "a step such as {cpu: 0, do: run a}";

  private final String origin;
  private final YamlNode.Entries file;

  private ScenarioReader(YamlNode.Entries file, String origin) {
    this.file = file;
    this.origin = origin;
  }

  /** What a text says. */
  static ScenarioFile read(String text, String origin) {
    ScenarioText.check(text, origin);
    YamlNode node = YamlNode.read(text, origin);
    if (node instanceof YamlNode.Entries entries) {
      return new ScenarioReader(entries, origin).read();
    }
    throw new ScenarioException(
        origin + node.place(),
        "expected a scenario: entries such as 'cpus: 2' and 'steps:'; found " + node.described());
  }

  private ScenarioFile read() {
    requireKnown(file, ENTRIES);
    if (!file.entries().containsKey("cpus")) {
      throw wrong(file.place(), "cpus is missing: expected a number of CPUs");
    }
    Scenario bare = base();
    Scenario scenario = withSteps(withTasks(bare));
    Optional<Property> about = about();
    if (file.entries().containsKey("forbidden")) {
      return new ScenarioFile(forbidding(scenario, about), about, places(), notices);
    }
    about
        .filter(property -> property.family() == Family.MEMBARRIER)
        .ifPresent(
            property -> {
              throw wrong(
                  name("property"),
                  property
                      + " is broken by an outcome alone; expected forbidden as well, such as"
                      + " forbidden: r1 == 0 && r2 == 0");
            });
    return new ScenarioFile(scenario, about, places(), notices);
  }

  private Scenario base() {
    int cpus = (int) number("cpus", 0, Integer.MAX_VALUE);
    PostSwitchBarrier barrier =
        constant(
            "post-switch-barrier",
            file.entries().get("post-switch-barrier"),
            PostSwitchBarrier.values(),
            PostSwitchBarrier.AS_GUARANTEED);
    Set<Fault> faults = new LinkedHashSet<>();
    for (YamlNode each : list(file, "faults")) {
      if (!(each instanceof YamlNode.Value value) || value.empty()) {
        throw wrong(each.place(), "'faults': expected names of faults; found " + each.described());
      }
      faults.addAll(at(each.place(), () -> FaultFile.injected(value.text())));
    }
    Scenario plain =
        at(
            value("cpus"),
            () -> bare(cpus, Architecture.X86, PostSwitchBarrier.AS_GUARANTEED, Set.of()));
    Place place = value(file.entries().containsKey("architecture") ? "architecture" : "cpus");
    return at(place, () -> bare(plain.cpus(), architecture(), barrier, faults));
  }

  /** A name, or what a file of an architecture says. */
  private Architecture architecture() {
    YamlNode node = file.entries().get("architecture");
    if (node instanceof YamlNode.Entries entries) {
      return ArchitectureFiles.of(flow(entries));
    }
    return Architecture.of(text("architecture", Architecture.X86.name()));
  }

  private Map<String, Object> flow(YamlNode.Entries entries) {
    Map<String, Object> flow = new LinkedHashMap<>();
    entries
        .entries()
        .forEach(
            (name, node) -> {
              if (node instanceof YamlNode.Value value) {
                flow.put(name, value.text());
              } else if (node instanceof YamlNode.Items items) {
                flow.put(name, items.items().stream().map(each -> text(each)).toList());
              } else {
                throw wrong(node.place(), "'" + name + "': expected a value");
              }
            });
    return flow;
  }

  private String text(YamlNode node) {
    if (node instanceof YamlNode.Value value) {
      return value.text();
    }
    throw wrong(node.place(), "expected a value; found " + node.described());
  }

  private Scenario bare(
      int cpus, Architecture architecture, PostSwitchBarrier barrier, Set<Fault> faults) {
    return new Scenario(
        text("scenario", "unnamed"),
        cpus,
        architecture,
        barrier,
        flag("reuse-freed-mms"),
        flag("work-when-asked"),
        number("cranky", Long.MIN_VALUE, Long.MAX_VALUE),
        faults,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private Scenario withTasks(Scenario scenario) {
    Scenario cast = scenario;
    List<TaskSpec> tasks = new ArrayList<>();
    for (YamlNode each : list(file, "tasks")) {
      YamlNode.Entries entries = entries(each, "a task such as {name: a, mm: own}");
      requireKnown(entries, OF_TASK);
      String name = word(entries, "name");
      String mm = word(entries, "mm");
      if (name == null || mm == null) {
        throw wrong(
            each.place(),
            (name == null ? "a task has no name" : "task '" + name + "' has no mm")
                + ": expected {name: NAME, mm: own, none or the name of an earlier task}");
      }
      cast =
          at(
              each.place(),
              () -> {
                tasks.add(new TaskSpec(name, mm));
                return scenario.withTasks(tasks);
              });
    }
    return cast;
  }

  private Scenario withSteps(Scenario scenario) {
    List<YamlNode> places = new ArrayList<>();
    List<Step> setup = steps(file, "setup", places);
    int before = places.size();
    List<Step> steps = steps(file, "steps", places);
    try {
      return scenario.withSetup(setup).withSteps(steps);
    } catch (IllegalArgumentException e) {
      // Which step it is: the first that makes it wrong.
      for (int count = 1; count <= places.size(); count++) {
        int some = count;
        at(
            places.get(count - 1).place(),
            () ->
                some <= before
                    ? scenario.withSetup(setup.subList(0, some))
                    : scenario.withSetup(setup).withSteps(steps.subList(0, some - before)));
      }
      throw new ScenarioException(origin, String.valueOf(e.getMessage()), e);
    }
  }

  private List<Step> steps(YamlNode.Entries holder, String entry, List<YamlNode> places) {
    List<Step> steps = new ArrayList<>();
    for (YamlNode each : list(holder, entry)) {
      steps.add(step(each));
      places.add(each);
    }
    return steps;
  }

  private Step step(YamlNode node) {
    YamlNode.Entries entries = entries(node, STEP);
    requireKnown(entries, OF_STEP);
    if (!entries.entries().containsKey("cpu") || !entries.entries().containsKey("do")) {
      throw wrong(node.place(), "a step needs a cpu and something to do: expected " + STEP);
    }
    int cpu = (int) number(entries, "cpu", 0, Integer.MAX_VALUE);
    String doing = word(entries, "do");
    Place place = entries.entries().get("do").place();
    Action action = at(place, () -> Action.parse(String.valueOf(doing)));
    int stall = (int) number(entries, "stall-after", 0, Integer.MAX_VALUE);
    List<Step> meanwhile = steps(entries, "meanwhile", new ArrayList<>());
    return at(node.place(), () -> new Step(cpu, action, stall, meanwhile));
  }

  private Optional<Property> about() {
    String name = word(file, "property");
    if (name == null) {
      return Optional.empty();
    }
    Optional<Property> found =
        Arrays.stream(Property.values()).filter(each -> each.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      throw wrong(
          value("property"),
          "property '" + name + "' is not known; expected a name such as S1, M3 or K2");
    }
    return found;
  }

  private Scenario forbidding(Scenario scenario, Optional<Property> about) {
    String text = String.valueOf(word(file, "forbidden"));
    return at(
        value("forbidden"),
        () -> {
          Condition condition = Condition.parse(text);
          UserNames.of(scenario.setup(), scenario.steps()).check(condition);
          Property property =
              about.orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "forbidden needs a property that is broken by it; expected for instance"
                              + " property: M1"));
          return scenario.withForbidden(new Forbidden(condition, property));
        });
  }

  private StepPlaces places() {
    List<StepPlaces.Place> places = new ArrayList<>(places(file, "setup"));
    places.addAll(places(file, "steps"));
    return new StepPlaces(origin, places);
  }

  private List<StepPlaces.Place> places(YamlNode.Entries holder, String entry) {
    return list(holder, entry).stream()
        .map(
            each ->
                new StepPlaces.Place(
                    each.place().line(),
                    each.place().column(),
                    places(entries(each, STEP), "meanwhile")))
        .toList();
  }

  // Parts.

  private void requireKnown(YamlNode.Entries entries, Set<String> known) {
    entries
        .names()
        .forEach(
            (name, place) -> {
              if (!known.contains(name)) {
                throw wrong(
                    place,
                    "unknown entry '" + name + "'; expected one of: " + String.join(", ", known));
              }
            });
  }

  private YamlNode.Entries entries(YamlNode node, String expected) {
    if (node instanceof YamlNode.Entries entries) {
      return entries;
    }
    throw wrong(node.place(), "expected " + expected + "; found " + node.described());
  }

  private List<YamlNode> list(YamlNode.Entries holder, String entry) {
    YamlNode node = holder.entries().get(entry);
    if (node == null || (node instanceof YamlNode.Value value && value.empty())) {
      return List.of();
    }
    if (node instanceof YamlNode.Items items) {
      return items.items();
    }
    throw wrong(node.place(), "'" + entry + "': expected a list; found " + node.described());
  }

  private @Nullable String word(YamlNode.Entries holder, String entry) {
    YamlNode node = holder.entries().get(entry);
    if (node == null) {
      return null;
    }
    if (node instanceof YamlNode.Value value && !value.empty()) {
      return value.text();
    }
    throw wrong(node.place(), "'" + entry + "': expected a text; found " + node.described());
  }

  private String text(String entry, String otherwise) {
    String found = word(file, entry);
    return found == null ? otherwise : found;
  }

  private boolean flag(String entry) {
    YamlNode node = file.entries().get(entry);
    if (node == null) {
      return false;
    }
    String text = node instanceof YamlNode.Value value ? value.text() : "";
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong(
          node.place(), "'" + entry + "': expected true or false; found " + node.described());
    }
    return text.equals("true");
  }

  private long number(String entry, long least, long most) {
    return number(file, entry, least, most);
  }

  /** A number; 0 if there is none. */
  private long number(YamlNode.Entries holder, String entry, long least, long most) {
    YamlNode node = holder.entries().get(entry);
    if (node == null) {
      return 0;
    }
    String text = node instanceof YamlNode.Value value ? value.text() : "";
    String range = "";
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
      range = " from " + least + " to " + most;
    } catch (NumberFormatException e) {
      // Refused below.
    }
    throw wrong(
        node.place(),
        "'" + entry + "': expected a whole number" + range + "; found " + node.described());
  }

  /** A word of an earlier lazymm as it is now; that it was one is noted. */
  private String now(String entry, String text) {
    String now = FORMER_WORDS.getOrDefault(text, text);
    if (!now.equals(text)) {
      notices.add("'" + entry + ": " + text + "' is now '" + entry + ": " + now + "'");
    }
    return now;
  }

  private <E extends Enum<E>> E constant(
      String entry, @Nullable YamlNode node, E[] constants, @Nullable E otherwise) {
    if (node == null && otherwise != null) {
      return otherwise;
    }
    String text = now(entry, node instanceof YamlNode.Value value ? value.text() : "");
    List<String> names = new ArrayList<>();
    for (E constant : constants) {
      String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (name.equals(text)) {
        return constant;
      }
      names.add(name);
    }
    throw wrong(
        node == null ? file.place() : node.place(),
        "'"
            + entry
            + "': expected one of "
            + String.join(", ", names)
            + "; found "
            + (node == null ? "nothing" : node.described()));
  }

  private Place value(String entry) {
    YamlNode node = file.entries().get(entry);
    return node == null ? file.place() : node.place();
  }

  private Place name(String entry) {
    return file.names().getOrDefault(entry, file.place());
  }

  /** Makes something; what is wrong with it is said with its place. */
  private <T> T at(Place place, Supplier<T> making) {
    try {
      return making.get();
    } catch (IllegalArgumentException e) {
      throw new ScenarioException(origin + place, String.valueOf(e.getMessage()), e);
    }
  }

  private ScenarioException wrong(Place place, String what) {
    return new ScenarioException(origin + place, what);
  }
}
