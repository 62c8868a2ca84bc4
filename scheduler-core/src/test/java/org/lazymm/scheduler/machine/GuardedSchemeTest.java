package org.lazymm.scheduler.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.scheme.reference.UncountedScheme;

/** What comes out of a hook says which hook it was. */
class GuardedSchemeTest {
  static Stream<Method> hooks() {
    return Arrays.stream(LazyMmScheme.class.getMethods());
  }

  /** A machine whose scheme throws in a hook once it is told to, and answers otherwise. */
  private static final class Thrower {
    final RuntimeException mine = new IllegalStateException("mine");
    final InfeasibleException signal = new InfeasibleException("the engine's");
    private final Machine machine;
    private RuntimeException thrown = mine;
    private boolean armed;

    Thrower(Method hook) {
      LazyMmScheme sound = boot(UncountedScheme::new).scheme().unguarded();
      LazyMmScheme proxy =
          (LazyMmScheme)
              Proxy.newProxyInstance(
                  LazyMmScheme.class.getClassLoader(),
                  new Class<?>[] {LazyMmScheme.class},
                  (self, called, arguments) -> {
                    if (armed && called.getName().equals(hook.getName())) {
                      throw thrown;
                    }
                    return called.invoke(sound, arguments);
                  });
      machine = boot(kernel -> proxy);
      armed = true;
    }

    Throwable call(Method hook) {
      Method guarded =
          Arrays.stream(GuardedScheme.class.getDeclaredMethods())
              .filter(method -> method.getName().equals(hook.getName()))
              .findFirst()
              .orElseThrow();
      Object[] arguments = Arrays.stream(guarded.getParameterTypes()).map(this::argument).toArray();
      return assertThrows(
              InvocationTargetException.class, () -> guarded.invoke(machine.scheme(), arguments))
          .getCause();
    }

    private Object argument(Class<?> type) {
      if (type == int.class) {
        return 0;
      }
      return type == Cpu.class ? machine.cpu(0) : machine.initMm();
    }
  }

  private static Machine boot(Function<Kernel, LazyMmScheme> scheme) {
    return new Machine(
        new RecordingEngine(),
        MachineSettings.of(1, Architecture.ARM64),
        scheme,
        MachineListener.NONE);
  }

  @ParameterizedTest
  @MethodSource("hooks")
  void whatAHookThrowsNamesTheHook(Method hook) {
    Thrower thrower = new Thrower(hook);
    Throwable thrown = thrower.call(hook);
    assertTrue(
        thrown
            .toString()
            .startsWith(hook.getName() + " throws java.lang.IllegalStateException: mine at "),
        thrown::toString);
    assertSame(thrower.mine, thrown.getCause());
  }

  @ParameterizedTest
  @MethodSource("hooks")
  void whatAnEngineThrowsThroughAHookPasses(Method hook) {
    Thrower thrower = new Thrower(hook);
    thrower.thrown = thrower.signal;
    assertSame(thrower.signal, thrower.call(hook));
    assertEquals(hook.getName(), thrower.machine.scheme().leftLast());
  }

  @ParameterizedTest
  @MethodSource("hooks")
  void aThreadIsInNoHookOnceItHasLeftByAnException(Method hook) {
    new Thrower(hook).call(hook);
    assertEquals(Optional.empty(), HookActivity.ofThread().running());
  }

  @Test
  void theInnermostHookIsNamedAndTheSchemesFrame() {
    StackTraceElement guard = frame(GuardedScheme.class.getName(), "giveBack");
    StackTraceElement inner = frame(GuardedScheme.class.getName(), "lastReferenceGone");
    HookStack stack =
        HookStack.of(
            new StackTraceElement[] {
              frame("org.lazymm.scheduler.machine.KernelServices", "defer"),
              frame("plugin.Mine", "helper"),
              inner,
              frame("org.lazymm.scheduler.machine.AddressSpaces", "drop"),
              frame("plugin.Mine", "giveBack"),
              guard,
              frame("foreign.Runner", "main"),
            });
    assertEquals("lastReferenceGone", stack.hook());
    assertEquals(" at plugin.Mine.helper:1", stack.position());
    HookStack outer =
        HookStack.of(new StackTraceElement[] {frame("plugin.Mine", "giveBack"), guard});
    assertEquals("giveBack", stack.common(outer).hook());
  }

  private static StackTraceElement frame(String type, String method) {
    return new StackTraceElement(type, method, "Any.java", 1);
  }
}
