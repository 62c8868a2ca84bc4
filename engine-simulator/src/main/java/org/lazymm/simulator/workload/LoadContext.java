package org.lazymm.simulator.workload;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.Task;
import org.lazymm.simulator.coherence.TopologyShape;
import org.lazymm.simulator.dispatch.Dispatcher;
import org.lazymm.simulator.dispatch.SimProcess;
import org.lazymm.simulator.dispatch.Speed;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.time.Ticks;

/** A workload at work: the machine it runs on, its knobs, its random choices, its count. */
public final class LoadContext {

  private final Dispatcher dispatcher;
  private final MachineSelection selection;
  private final Map<String, Long> knobs;
  private final SplittableRandom random;
  private Speed speed;
  private long operations;
  private int names;

  /**
   * A load on a machine.
   *
   * @param dispatcher runs the actors
   * @param selection the machine
   * @param knobs the values of the workload's knobs
   * @param seed of all random choices
   */
  public LoadContext(
      Dispatcher dispatcher, MachineSelection selection, Map<String, Long> knobs, long seed) {
    this.dispatcher = dispatcher;
    this.selection = selection;
    this.knobs = Map.copyOf(knobs);
    this.random = new SplittableRandom(seed);
    this.speed = Speed.of(selection, 1);
    dispatcher.runAt(speed);
  }

  /** What runs the actors. */
  public Dispatcher dispatcher() {
    return dispatcher;
  }

  /** The machine. */
  public Machine machine() {
    return dispatcher.machine();
  }

  /** How many CPUs the machine has. */
  public int cpus() {
    return selection.cpus();
  }

  /** Choices for one more part of the load, independent of those of all others. */
  public RandomChoices choices() {
    return new RandomChoices(random.split());
  }

  /** The value of a knob. */
  public long knob(String name) {
    Long value = knobs.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no knob " + name);
    }
    return value;
  }

  /** Says how many CPUs are busy at a time, on average: before any piece of work is asked for. */
  public void busyCpus(double busy) {
    speed = Speed.of(selection, busy);
    dispatcher.runAt(speed);
  }

  /** How long a switch to a task takes at this speed, in ticks. */
  public long switchPath() {
    return work(FigureKey.PATH_SWITCH);
  }

  /** How long the work of a figure takes at this speed, in ticks. */
  public long work(FigureKey figure) {
    return speed.slow(selection.profile().ticks(figure));
  }

  /** How long the work of a knob in nanoseconds takes at this speed, in ticks. */
  public long work(String knob) {
    return speed.slow(knob(knob) * Ticks.PER_NANOSECOND);
  }

  /** A user task with an mm of its own, made on account of the CPU that acts. */
  public Task newProcess(String kind) {
    return machine().createProcess(dispatcher.actingCpu(), uniqueName(kind));
  }

  /** A user task that shares the mm of another, made on account of the CPU that acts. */
  public Task newThread(Task leader) {
    return machine().createThread(dispatcher.actingCpu(), names++, leader);
  }

  /** A name that no other task has. */
  public String uniqueName(String kind) {
    return kind + "/" + names++;
  }

  /** One operation is complete. */
  public void operation() {
    operations++;
  }

  /** How many operations are complete. */
  public long operations() {
    return operations;
  }

  /**
   * Starts an actor at a moment within a time from now, so that phases differ.
   *
   * @param choices choose the moment
   */
  public void startWithin(SimProcess actor, long ticks, RandomChoices choices) {
    dispatcher.start(actor, dispatcher.now() + choices.within(ticks));
  }

  /** The CPUs in the order in which a scheduler fills them: one thread of every core first. */
  public int[] fillingOrder() {
    TopologyShape shape = selection.profile().shape();
    int cores = shape.physicalCores();
    boolean last = shape.numbering() == TopologyShape.Numbering.SIBLINGS_LAST;
    return IntStream.range(0, shape.cpus())
        .map(rank -> last ? rank : rank % cores * shape.threads() + rank / cores)
        .filter(cpu -> cpu < cpus())
        .toArray();
  }
}
