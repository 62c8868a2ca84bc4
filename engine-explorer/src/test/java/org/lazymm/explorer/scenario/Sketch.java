package org.lazymm.explorer.scenario;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.lazymm.api.LazyCandidates;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.model.MemoryModel;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheme.reference.UncountedScheme;

/** An execution of a scenario, drawn by hand: the accesses are made in order. */
final class Sketch {
  final KernelProgram program;
  final ExecutionGraph graph;
  private final MemoryModel model;

  /** Drawn after the setup of a scenario, under the kernel's model. */
  Sketch(Scenario scenario) {
    this(scenario, Model.LKMM);
  }

  Sketch(Scenario scenario, Model model) {
    this.program = new KernelProgram(scenario, UncountedScheme::new, new BitSet(), new Sites());
    this.graph = new ExecutionGraph(scenario.cpus());
    this.model = MemoryModels.of(model);
  }

  /** The mm of a task. */
  MmStruct mm(String task) {
    MmStruct mm = program.stage().tasks().get(task).mm();
    if (mm == null) {
      throw new AssertionError(task + " has no mm");
    }
    return mm;
  }

  int body(String task) {
    return program.engine().body(mm(task));
  }

  int users(String task) {
    return program.engine().cellsOf(body(task)).users();
  }

  int count(String task) {
    return program.engine().cellsOf(body(task)).count();
  }

  int use(int cpu, String task) {
    return graph.add(cpu, Label.USE, body(task));
  }

  int free(int cpu, String task) {
    return graph.add(cpu, Label.FREE, body(task));
  }

  int reallocate(int cpu, String task) {
    return graph.add(cpu, Label.FREE | Label.ALLOC, body(task));
  }

  void barrier(int cpu) {
    graph.add(cpu, Label.of(Fence.MB), -1);
  }

  /** An addition; returns the write. */
  int add(int cpu, int location, long delta, Mode mode) {
    int last = graph.coLast(location);
    int read = graph.add(cpu, Label.READ | Label.RMW | mode.label(), location);
    graph.readFrom(read, last, graph.valueOf(last, program.initial(location)));
    graph.operands(read, Update.ADD, delta, 0);
    int write = graph.addUpdate(read);
    graph.placeAfter(write, last);
    return write;
  }

  int write(int cpu, int location, long value, Mode mode) {
    int write = graph.add(cpu, Label.WRITE | mode.label(), location);
    graph.setValue(write, value);
    graph.placeAfter(write, graph.coLast(location));
    return write;
  }

  int read(int cpu, int location, int from, Mode mode) {
    int read = graph.add(cpu, Label.READ | mode.label(), location);
    graph.readFrom(read, from, graph.valueOf(from, program.initial(location)));
    return read;
  }

  /** All that one CPU has done comes before all that the other does from here on. */
  void order(int earlier, int later) {
    int location = program.engine().explored().newLocation("order", 0, CellRole.ORDINARY);
    add(earlier, location, 1, Mode.FULL);
    add(later, location, 1, Mode.FULL);
  }

  /** What a CPU notes before its next event. */
  void note(int cpu, CpuLog.Moment moment, String task) {
    program.log(cpu).note(moment, graph.size(cpu), mm(task), 0);
  }

  /** A CPU asks who may be lazy on an mm. */
  void ask(int cpu, String task, LazyCandidates which) {
    program.log(cpu).note(CpuLog.Moment.ASK, graph.size(cpu), mm(task), which.ordinal());
  }

  /** From its next event on a CPU is lazy on the mm of a task. */
  void lazy(int cpu, String task) {
    program.log(cpu).lazyOn(graph.size(cpu), mm(task));
  }

  /** From its next event on a CPU is lazy on no mm. */
  void busy(int cpu) {
    program.log(cpu).lazyOn(graph.size(cpu), null);
  }

  /** Takes a CPU out of the mask of an mm, or puts it in; returns the write. */
  int mask(int cpu, String task, int of, boolean in) {
    int location = program.engine().cellsOf(body(task)).cpumask();
    int last = graph.coLast(location);
    int read = graph.add(cpu, Label.READ | Label.RMW, location);
    graph.readFrom(read, last, graph.valueOf(last, program.initial(location)));
    graph.operands(read, in ? Update.OR : Update.AND, in ? 1L << of : ~(1L << of), 0);
    int write = graph.addUpdate(read);
    graph.placeAfter(write, last);
    return write;
  }

  /** What is broken about the sets of CPUs that may be lazy, in words. */
  List<String> candidates() {
    List<Finding> findings = new ArrayList<>();
    CandidateSets.judge(execution(), findings);
    return texts(findings);
  }

  Execution execution() {
    return new Execution(program, model, graph);
  }

  /** What is broken about the lives of mms, in words. */
  List<String> lifetimes() {
    List<Finding> findings = new ArrayList<>();
    Lifetimes.judge(execution(), findings);
    return texts(findings);
  }

  /** What is broken about the changes of counts, in words. */
  List<String> counts() {
    List<Finding> findings = new ArrayList<>();
    CountOrder.judge(execution(), model, findings);
    return texts(findings);
  }

  static List<String> texts(List<Finding> findings) {
    return findings.stream()
        .map(each -> each.violation().property() + " " + each.violation().what())
        .toList();
  }
}
