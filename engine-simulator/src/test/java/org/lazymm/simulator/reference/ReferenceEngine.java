package org.lazymm.simulator.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Order;
import org.lazymm.api.Ref;
import org.lazymm.scheduler.engine.Cost;
import org.lazymm.scheduler.engine.Engine;
import org.lazymm.scheduler.engine.InterruptSender;
import org.lazymm.simulator.coherence.Topology;
import org.lazymm.simulator.profile.FigureKey;
import org.lazymm.simulator.profile.MachineProfile;
import org.lazymm.simulator.reference.Interrupts.Call;

/** Runs each access at its time: before it, all CPUs whose time is earlier go on. */
final class ReferenceEngine implements Engine, Memory {
  private final MachineProfile profile;
  private final boolean fullRmw;
  private final Topology topology;
  private final ReferenceMemory memory;
  private final Strands strands = new Strands();
  private final Map<Home, Holders> lines = new HashMap<>();
  private final List<Interrupts> interrupts = new ArrayList<>();
  private boolean booted;
  private boolean looking;

  ReferenceEngine(MachineProfile profile, int cpus) {
    this.profile = profile;
    this.fullRmw = profile.architecture().fullRmw();
    this.topology = new Topology(profile.shape());
    this.memory = new ReferenceMemory(profile.prices(), topology);
    for (int cpu = 0; cpu < cpus; cpu++) {
      interrupts.add(new Interrupts(cpu, strands));
    }
  }

  Strands strands() {
    return strands;
  }

  Interrupts interrupts(int cpu) {
    return interrupts.get(cpu);
  }

  /** How long accesses have waited for busy lines, in ticks. */
  long waited() {
    return memory.waited() + memory.storesWaited();
  }

  /** From here on accesses take time. */
  void booted() {
    booted = true;
  }

  boolean isBooted() {
    return booted;
  }

  void pass(long ticks) {
    if (booted) {
      strands.running().time += ticks;
    }
  }

  // Which code runs.

  @Override
  public Memory memory() {
    return this;
  }

  @Override
  public int enter(int cpu) {
    int before = strands.running().entered;
    strands.running().entered = cpu;
    return before;
  }

  @Override
  public int current() {
    return strands.running().entered;
  }

  @Override
  public boolean isSequential() {
    return false;
  }

  @Override
  public <T> T peek(Supplier<T> look) {
    boolean before = looking;
    looking = true;
    try {
      return look.get();
    } finally {
      looking = before;
    }
  }

  @Override
  public void spend(Cost cost) {
    switch (cost) {
      case SWITCH_MMU -> pass(profile.ticks(FigureKey.MM_SWITCH));
      case FLUSH_TLB, BROADCAST_FLUSH -> pass(profile.ticks(FigureKey.FLUSH_FULL));
      case INTERRUPT -> pass(profile.ticks(FigureKey.IPI_HANDLER));
      case SWITCH_TASK, EXIT_MMAP, FORK, EXEC -> {}
    }
  }

  // Interrupts.

  @Override
  public void irqs(boolean off) {
    interrupts.get(current()).turn(off);
  }

  @Override
  public void interrupt(InterruptSender sender, boolean wait) {
    Strand self = strands.running();
    long delivery = profile.ticks(FigureKey.IPI_FIRST) - profile.ticks(FigureKey.IPI_HANDLER);
    Call call = new Call(sender, self);
    boolean further = false;
    for (int target = sender.next(-1); target >= 0; target = sender.next(target)) {
      if (wait && further) {
        pass(profile.ticks(FigureKey.IPI_FURTHER));
        takeInterrupts(self);
      }
      further = true;
      interrupts.get(target).send(call, self.time + delivery);
      if (!wait) {
        pass(profile.ticks(FigureKey.IPI_SEND));
      }
    }
    if (wait) {
      interrupts.get(self.cpu).await(call);
    }
  }

  /** What has come by now is handled, between two steps of whatever runs. */
  private void takeInterrupts(Strand self) {
    if (booted && self.entered == self.cpu) {
      strands.waitUntil(self.time);
      interrupts.get(self.cpu).take();
    }
  }

  // Accesses.

  void load(Holders line) {
    access(Kind.LOAD, line);
  }

  void store(Holders line) {
    access(Kind.STORE, line);
  }

  void rmw(Holders line) {
    access(Kind.RMW, line);
  }

  /** A load of what nobody has ever written. */
  void loadUntouched() {
    access(Kind.LOAD, new Holders());
  }

  /** What a load or a store of an order costs besides; its value is read or written before. */
  void barrierAfter(Order order) {
    if (order == Order.FULL) {
      smpMb();
    }
  }

  /** What a read-modify-write of an order costs besides. */
  void barrierAfterRmw(Order order) {
    if (order == Order.FULL && !fullRmw) {
      smpMb();
    }
  }

  @Override
  public void smpMb() {
    access(Kind.FENCE, new Holders());
  }

  private void access(Kind kind, Holders line) {
    if (looking) {
      return;
    }
    if (!booted) {
      touch(kind, line);
      return;
    }
    Strand self = strands.running();
    boolean isDue = false;
    while (!isDue) {
      strands.waitUntil(memory.asksAt(self.entered, kind, line, self.time));
      boolean interrupted = self.entered == self.cpu && interrupts.get(self.cpu).take();
      isDue = !interrupted && memory.asksAt(self.entered, kind, line, self.time) <= self.time;
    }
    self.time = price(kind, line, self.entered, self.time);
  }

  private long price(Kind kind, Holders line, int cpu, long now) {
    return switch (kind) {
      case LOAD -> memory.load(cpu, line, now);
      case STORE -> memory.store(cpu, line, now);
      case RMW -> memory.rmw(cpu, line, now);
      case FENCE -> memory.fence(now);
      case PASS -> throw new IllegalArgumentException("no access");
    };
  }

  private void touch(Kind kind, Holders line) {
    int place = topology.place(current());
    switch (kind) {
      case STORE, RMW -> line.take(place);
      case LOAD -> line.join(line.holds(place) ? line.forwarder : place);
      case FENCE, PASS -> {}
    }
  }

  // Cells.

  private Holders line(Home home) {
    return lines.computeIfAbsent(home, key -> new Holders());
  }

  @Override
  public <T> Ref<T> ref(String name, Home home, @Nullable T initial) {
    return new ReferenceRef<>(this, line(home), initial);
  }

  @Override
  public LongCell number(String name, Home home, long initial) {
    return new ReferenceNumber(this, line(home), initial);
  }

  @Override
  public CpuMask mask(String name, Home home) {
    return new ReferenceMask(this);
  }

  @Override
  public void smpRmb() {}

  @Override
  public void smpWmb() {}
}
