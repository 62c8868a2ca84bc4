package org.lazymm.benchmarks;

import java.util.concurrent.TimeUnit;
import org.lazymm.simulator.Simulation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many context switches a second the simulator runs on one thread: one operation is one switch.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseParallelGC", "-XX:+UseTransparentHugePages", "-Xms1g", "-Xmx1g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ContextSwitchBenchmark {

  private static final int SWITCHES = 100_000;

  /** The scheme. */
  @Param({"hazard"})
  public String scheme = "";

  /** How many CPUs the modelled machine has. */
  @Param({"64", "8192"})
  public int cpus;

  /** What runs on it; {@code fork-exec-storm} has exits, for which schemes scan the CPUs. */
  @Param({"context_switch"})
  public String workload = "";

  private Simulation simulation = SimulatedSwitches.on("fullbarrier", 2);

  /** Boots the machine. */
  @Setup
  public void boot() {
    simulation = SimulatedSwitches.on(scheme, cpus, workload);
  }

  /** Runs some switches. */
  @Benchmark
  @OperationsPerInvocation(SWITCHES)
  public long switches() {
    return simulation.runSwitches(SWITCHES);
  }
}
