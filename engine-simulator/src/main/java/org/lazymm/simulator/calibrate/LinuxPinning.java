package org.lazymm.simulator.calibrate;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Pins threads by {@code sched_setaffinity(2)}.
 *
 * <p>Foreign functions can be called from JDK 22 on, and this is compiled for 17: their classes are
 * found by name.
 */
final class LinuxPinning implements Pinning {

  private static final int OLDEST_JDK = 22;
  private static final String FOREIGN = "java.lang.foreign.";

  private final MethodHandle setAffinity;

  private LinuxPinning(MethodHandle setAffinity) {
    this.setAffinity = setAffinity;
  }

  /**
   * A pinning that was tried on each CPU.
   *
   * @throws PinningException when it does not work here
   */
  static Pinning tried(List<Integer> cpus) {
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) {
      throw new PinningException("only Linux is known to pin threads");
    }
    int jdk = Runtime.version().feature();
    if (jdk < OLDEST_JDK) {
      throw new PinningException("JDK " + jdk + " cannot, " + OLDEST_JDK + " and newer can");
    }
    LinuxPinning pinning = new LinuxPinning(link());
    pinning.tryAll(cpus);
    return pinning;
  }

  @Override
  public void pin(int cpu) {
    ByteBuffer mask = mask(cpu);
    int result;
    try {
      Object segment =
          Class.forName(FOREIGN + "MemorySegment")
              .getMethod("ofBuffer", Buffer.class)
              .invoke(null, mask);
      result = (int) setAffinity.invokeWithArguments(0, (long) mask.capacity(), segment);
    } catch (Throwable e) {
      throw new PinningException("the call of sched_setaffinity failed: " + e, e);
    }
    if (result != 0) {
      throw new PinningException("the system refused to pin a thread to CPU " + cpu);
    }
  }

  @Override
  public Optional<String> whyNot() {
    return Optional.empty();
  }

  /** A {@code cpu_set_t} with one CPU in it: bits of words, in the byte order of the machine. */
  static ByteBuffer mask(int cpu) {
    int words = cpu / Long.SIZE + 1;
    ByteBuffer mask = ByteBuffer.allocateDirect(words * Long.BYTES).order(ByteOrder.nativeOrder());
    return mask.putLong(cpu / Long.SIZE * Long.BYTES, 1L << cpu % Long.SIZE);
  }

  /** On a thread that ends then, so that the caller stays where it was. */
  private void tryAll(List<Integer> cpus) {
    Queue<PinningException> failures = new ConcurrentLinkedQueue<>();
    Team.run(
        new NoPinning("tried out"),
        List.of(0),
        thread -> {
          try {
            cpus.forEach(this::pin);
          } catch (PinningException e) {
            failures.add(e);
          }
        });
    if (!failures.isEmpty()) {
      throw failures.remove();
    }
  }

  /** {@code int sched_setaffinity(pid_t pid, size_t size, const cpu_set_t *mask)}. */
  private static MethodHandle link() {
    try {
      Class<?> linkerType = Class.forName(FOREIGN + "Linker");
      Class<?> segmentType = Class.forName(FOREIGN + "MemorySegment");
      Class<?> descriptorType = Class.forName(FOREIGN + "FunctionDescriptor");
      Class<?> layoutType = Class.forName(FOREIGN + "MemoryLayout");
      Class<?> valueType = Class.forName(FOREIGN + "ValueLayout");
      Class<?> optionType = Class.forName(FOREIGN + "Linker$Option");

      Object linker = linkerType.getMethod("nativeLinker").invoke(null);
      Object lookup = linkerType.getMethod("defaultLookup").invoke(linker);
      Object symbol =
          ((Optional<?>)
                  Class.forName(FOREIGN + "SymbolLookup")
                      .getMethod("find", String.class)
                      .invoke(lookup, "sched_setaffinity"))
              .orElseThrow(() -> new NoSuchElementException("the C library has none"));
      Object integer = valueType.getField("JAVA_INT").get(null);
      Object parameters = Array.newInstance(layoutType, 3);
      Array.set(parameters, 0, integer);
      Array.set(parameters, 1, valueType.getField("JAVA_LONG").get(null));
      Array.set(parameters, 2, valueType.getField("ADDRESS").get(null));
      Object descriptor =
          descriptorType
              .getMethod("of", layoutType, parameters.getClass())
              .invoke(null, integer, parameters);
      Object noOptions = Array.newInstance(optionType, 0);
      return (MethodHandle)
          linkerType
              .getMethod("downcallHandle", segmentType, descriptorType, noOptions.getClass())
              .invoke(linker, symbol, descriptor, noOptions);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new PinningException("sched_setaffinity cannot be called: " + e, e);
    }
  }
}
