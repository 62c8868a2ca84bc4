package org.lazymm.conformance;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lazymm.scheduler.engine.RunSignal;
import org.lazymm.sequential.RunObserver;

/** The judges of one run, of rules of somebody's own. What a judge throws is kept from the run. */
final class OwnJudges {
  private final Map<Rule, OwnRule.Judge> judges = new LinkedHashMap<>();
  private final Set<Rule> tried = new LinkedHashSet<>();
  private final Map<Rule, String> broken = new LinkedHashMap<>();
  private final Map<Rule, Throwable> thrown = new LinkedHashMap<>();

  /**
   * The judges of a run that has not begun.
   *
   * @param rules rules of somebody's own
   */
  OwnJudges(List<Rule> rules) {
    for (Rule rule : rules) {
      OwnRule own = rule.own().orElseThrow();
      ask(rule, own::judge).ifPresent(judge -> judges.put(rule, judge));
    }
  }

  /** An observer of the run that tells another one first, and then each judge. */
  RunObserver after(RunObserver first) {
    return judges.isEmpty()
        ? first
        : (RunObserver)
            Proxy.newProxyInstance(
                RunObserver.class.getClassLoader(),
                new Class<?>[] {RunObserver.class},
                (proxy, method, arguments) -> tell(first, method, arguments));
  }

  private @Nullable Object tell(RunObserver first, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      Object answer = method.invoke(first, arguments);
      if (method.getDeclaringClass() != Object.class) {
        judges.forEach((rule, judge) -> tell(rule, judge, method, arguments));
      }
      return answer;
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private void tell(Rule rule, OwnRule.Judge judge, Method method, Object @Nullable [] arguments) {
    if (thrown.containsKey(rule)) {
      return; // What it has missed since makes it no judge any more.
    }
    try {
      method.invoke(judge, arguments);
    } catch (InvocationTargetException e) {
      threw(rule, e.getTargetException());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The run was carried to its end: asks the judges. */
  void ended() {
    judges.forEach(
        (rule, judge) -> {
          if (ask(rule, judge::tried).orElse(false)) {
            tried.add(rule);
          }
          ask(rule, judge::broken).flatMap(how -> how).ifPresent(how -> broken.put(rule, how));
        });
  }

  private <T> Optional<T> ask(Rule rule, Supplier<T> question) {
    if (thrown.containsKey(rule)) {
      return Optional.empty();
    }
    try {
      return Optional.of(question.get());
    } catch (RuntimeException | Error e) {
      threw(rule, e);
      return Optional.empty();
    }
  }

  private void threw(Rule rule, Throwable what) {
    boolean ours = what instanceof RunSignal || what instanceof VirtualMachineError;
    if (what instanceof RuntimeException signal && ours) {
      throw signal;
    }
    if (what instanceof Error error && ours && !(what instanceof StackOverflowError)) {
      throw error;
    }
    thrown.putIfAbsent(rule, what);
  }

  /** The rules that the run has tried. */
  Set<Rule> tried() {
    return tried;
  }

  /** The rules that the run has broken, each with how. */
  Map<Rule, String> broken() {
    return broken;
  }

  /** The rules whose judges have thrown, each with what. */
  Map<Rule, Throwable> thrown() {
    return thrown;
  }
}
