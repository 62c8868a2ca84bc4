package org.lazymm.scheduler.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ListenerPairTest {
  private record Told(String who, String what, List<@Nullable Object> arguments) {}

  private final List<Told> told = new ArrayList<>();

  static Stream<Method> events() {
    return Arrays.stream(MachineListener.class.getMethods());
  }

  private MachineListener listener(String name) {
    return (MachineListener)
        Proxy.newProxyInstance(
            MachineListener.class.getClassLoader(),
            new Class<?>[] {MachineListener.class},
            (self, called, arguments) -> {
              told.add(new Told(name, called.getName(), Arrays.asList(arguments)));
              return null;
            });
  }

  @ParameterizedTest
  @MethodSource("events")
  void bothAreToldOfEachEventTheFirstOneFirst(Method event) throws ReflectiveOperationException {
    Object[] arguments = new Object[event.getParameterCount()];
    for (int at = 0; at < arguments.length; at++) {
      arguments[at] = sample(event.getParameterTypes()[at], at);
    }
    event.invoke(new ListenerPair(listener("first"), listener("second")), arguments);
    List<@Nullable Object> same = Arrays.asList(arguments);
    assertEquals(
        List.of(
            new Told("first", event.getName(), same), new Told("second", event.getName(), same)),
        told);
  }

  /** Values that differ where the type allows it, so that none can be taken for another. */
  private static @Nullable Object sample(Class<?> type, int at) {
    if (type == int.class) {
      return at;
    }
    if (type == boolean.class) {
      return at % 2 == 0;
    }
    return type.isEnum() ? type.getEnumConstants()[0] : null;
  }
}
