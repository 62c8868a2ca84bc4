package org.lazymm.conformance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.explorer.counterexample.DiagramRow;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.StepPlaces;
import org.lazymm.scheduler.machine.InterruptCause;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.sequential.RunObserver;
import org.lazymm.sequential.SequentialRun;
import org.lazymm.sequential.SequentialRunner;
import org.lazymm.sequential.cranky.Disturbance;

/**
 * What happens in one run in order, told for a diagram: each step, what it does to mms, and what it
 * breaks.
 */
final class RunStory implements RunObserver {
  private static final String INDENT = "- ";

  private final StepPlaces places;
  private final List<DiagramRow> moments = new ArrayList<>();

  /** The moments of the steps in which each property was first seen broken. */
  private final Map<Property, Begun> failing = new EnumMap<>(Property.class);

  /** The steps that are under way, each with its number in its list. */
  private final Deque<Integer> path = new ArrayDeque<>(List.of(-1));

  /** A step that is under way, and the place in its text. */
  private record Begun(Step step, String place, int moment) {}

  private @Nullable Begun present;
  private @Nullable FailingStep thrower;
  private @Nullable Machine machine;

  private RunStory(StepPlaces places) {
    this.places = places;
  }

  /**
   * Runs a scenario and tells what happens.
   *
   * @param scenario what happens
   * @param scheme makes the scheme
   * @param places where its steps stand
   */
  static RunStory of(Scenario scenario, Function<Kernel, LazyMmScheme> scheme, StepPlaces places) {
    RunStory story = new RunStory(places);
    SequentialRun run = SequentialRunner.runLookingOutside(scenario, scheme, story);
    Optional<Throwable> crash = run.crash();
    crash.ifPresent(thrown -> story.crashed(thrown));
    return story;
  }

  /** What happened. */
  List<DiagramRow> moments() {
    return List.copyOf(moments);
  }

  /** The step in which a property was first seen broken; empty if it was at no step. */
  Optional<FailingStep> failing(Property property) {
    return Optional.ofNullable(failing.get(property)).map(this::failing);
  }

  private FailingStep failing(Begun begun) {
    List<Property> breaks = new ArrayList<>();
    failing.forEach(
        (property, at) -> {
          if (at.equals(begun)) {
            breaks.add(property);
          }
        });
    return new FailingStep(begun.step(), begun.place(), breaks);
  }

  /** The step in which the scheme threw; empty if it threw at none. */
  Optional<FailingStep> crash() {
    return Optional.ofNullable(thrower);
  }

  private String place() {
    List<Integer> sequential = new ArrayList<>(path);
    Collections.reverse(sequential);
    return places.at(sequential).orElse("");
  }

  private void crashed(Throwable thrown) {
    Begun begun = present;
    thrower = begun == null ? null : failing(begun);
    int last = moments.isEmpty() ? 0 : moments.get(moments.size() - 1).cpu();
    add(last, "throws " + thrown.getClass().getName(), "", true);
  }

  private void add(int cpu, String text, String site, boolean culprit) {
    int lane = cpu < 0 ? 0 : cpu;
    moments.add(
        new DiagramRow(
            moments.size() + 1, lane, DiagramRow.Kind.OPERATION, text, List.of(), site, culprit));
  }

  private void event(int cpu, String text) {
    if (machine != null) {
      add(cpu, INDENT + text, "", false);
    }
  }

  private boolean isInit(Mm mm) {
    return machine != null && mm == machine.initMm();
  }

  @Override
  public void watch(Machine watched) {
    machine = watched;
  }

  @Override
  public void stepBegan(Step step) {
    path.push(path.pop() + 1);
    present = new Begun(step, place(), moments.size());
    add(step.cpu(), step.action().toString(), place(), false);
  }

  @Override
  public void stepPassedOver(Step step) {
    event(step.cpu(), "makes no sense now: skipped");
  }

  @Override
  public void stepStopped(Step step) {
    String accesses = step.stallAfter() == 1 ? " access" : " accesses";
    String text = INDENT + "stopped after " + step.stallAfter() + accesses;
    add(step.cpu(), text, StopPlace.now().toString(), false);
    path.push(-1);
  }

  @Override
  public void stepWentOn(Step step) {
    path.pop();
    present = new Begun(step, place(), moments.size());
    add(step.cpu(), step.action() + ", going on", place(), false);
  }

  @Override
  public void closing() {
    present = null;
    add(0, "the end: all that is held is dropped, each CPU switches", "", false);
  }

  @Override
  public void borrowed(int cpu, MmStruct mm) {
    if (!isInit(mm)) {
      event(cpu, "is lazy on " + mm);
    }
  }

  @Override
  public void gaveBack(int cpu, MmStruct mm) {
    if (!isInit(mm)) {
      event(cpu, "gives back " + mm);
    }
  }

  @Override
  public void evicted(int cpu, MmStruct mm) {
    event(cpu, "is evicted from " + mm);
  }

  @Override
  public void died(int cpu, MmStruct mm) {
    event(cpu, "the last user of " + mm + " is gone");
  }

  @Override
  public void lastReferenceGone(int cpu, MmStruct mm) {
    event(cpu, "the count of " + mm + " is 0");
  }

  @Override
  public void freed(int cpu, MmStruct mm) {
    event(cpu, "frees " + mm);
  }

  @Override
  public void interrupted(
      int from,
      int to,
      InterruptCause cause,
      Mm mm,
      boolean useful,
      boolean wasIdle,
      boolean wasHolder) {
    if (cause == InterruptCause.SCHEME) {
      event(to, "interrupted by cpu" + from + " about " + mm + (useful ? "" : ", wasted"));
    }
  }

  @Override
  public void hotplugged(int cpu, boolean online) {
    event(cpu, online ? "is online" : "is offline");
  }

  @Override
  public void disturbed(int cpu, Disturbance disturbance) {
    present = null;
    event(cpu, disturbance.text());
  }

  @Override
  public void broken(Violation violation) {
    Begun begun = present;
    if (begun != null) {
      failing.putIfAbsent(violation.property(), begun);
    }
    add(violation.cpu(), "breaks " + violation.property(), violation.where(), true);
  }
}
