package org.lazymm.scheduler.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the stack of a thread says about the scheme that runs on it.
 *
 * @param hooks the hooks that run, each called from within the one before; empty if none does, or
 *     the stack is cut off
 * @param position where in the scheme's code, as {@code " at class.method:line"}; empty if that is
 *     not known
 */
public record HookStack(List<String> hooks, String position) {
  private static final String GUARD = GuardedScheme.class.getName();
  private static final String HOST = "org.lazymm.";
  private static final String SHIPPED = "org.lazymm.scheme.";

  /** Copies the hooks. */
  public HookStack {
    hooks = List.copyOf(hooks);
  }

  /**
   * Reads a stack.
   *
   * @param stack its frames, the innermost first
   */
  public static HookStack of(StackTraceElement[] stack) {
    List<String> hooks = new ArrayList<>();
    int outermost = stack.length;
    Optional<StackTraceElement> called = Optional.empty();
    for (int at = stack.length - 1; at > 0; at--) {
      if (isGuard(stack[at]) && !isGuard(stack[at - 1])) {
        outermost = hooks.isEmpty() ? at : outermost;
        hooks.add(name(stack[at].getMethodName()));
        called = Optional.of(stack[at - 1]);
      }
    }
    Optional<StackTraceElement> foreign =
        Arrays.stream(stack, 0, outermost).filter(HookStack::isForeign).findFirst();
    // Schemes of tests live in packages of the host.
    Optional<StackTraceElement> frame = foreign.isPresent() ? foreign : called;
    return new HookStack(hooks, frame.map(HookStack::position).orElse(""));
  }

  /**
   * A hook as users know it.
   *
   * @param method the method of {@link GuardedScheme} that calls it, as a {@link
   *     org.lazymm.scheduler.discovery.HookTrail} is told
   */
  public static String name(String method) {
    return switch (method) {
      case "make" -> "create";
      case "interrupt" -> "the IPI function";
      case "work" -> "the deferred work";
      case "state" -> "the state for perMm";
      default -> method;
    };
  }

  /** The innermost hook. */
  public String hook() {
    return hooks.isEmpty() ? "a hook" : hooks.get(hooks.size() - 1);
  }

  /**
   * What this stack and a later one of the same thread have in common: of a hook that does not end,
   * without what it calls over and over.
   *
   * @param later the later one
   */
  public HookStack common(HookStack later) {
    int same = 0;
    while (same < Math.min(hooks.size(), later.hooks.size())
        && hooks.get(same).equals(later.hooks.get(same))) {
      same++;
    }
    return new HookStack(hooks.subList(0, same), position);
  }

  private static boolean isGuard(StackTraceElement frame) {
    return frame.getClassName().equals(GUARD);
  }

  /** Whether it is code of a scheme, which may have called the kernel or the JDK. */
  private static boolean isForeign(StackTraceElement frame) {
    String name = frame.getClassName();
    boolean jdk = frame.getModuleName() != null;
    return !jdk && (!name.startsWith(HOST) || name.startsWith(SHIPPED));
  }

  private static String position(StackTraceElement frame) {
    return " at "
        + frame.getClassName()
        + "."
        + frame.getMethodName()
        + ":"
        + frame.getLineNumber();
  }
}
