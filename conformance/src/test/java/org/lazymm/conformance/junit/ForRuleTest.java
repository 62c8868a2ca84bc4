package org.lazymm.conformance.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.lazymm.conformance.Rule;
import org.lazymm.conformance.Rules;

class ForRuleTest {

  private static List<Method> properties() {
    return Stream.of(LazyMmSchemeConformance.class.getDeclaredMethods())
        .filter(method -> AnnotationSupport.isAnnotated(method, Property.class))
        .toList();
  }

  @Test
  void everyRuleHasOneTestAndEveryPropertyOneRule() {
    Map<String, Integer> tests = new HashMap<>();
    properties()
        .forEach(
            method -> tests.merge(method.getAnnotation(ForRule.class).value(), 1, Integer::sum));
    new FullBarrierConformanceTest()
        .otherRules()
        .forEach(test -> tests.merge(test.getDisplayName().split(":")[0], 1, Integer::sum));

    Map<String, Integer> one = new HashMap<>();
    Rules.all().forEach(rule -> one.put(rule.id(), 1));
    assertEquals(one, tests);
  }

  @Test
  void aPropertyIsShownByTheLineOfItsRule() {
    for (Method method : properties()) {
      Rule rule = Rules.of(method.getAnnotation(ForRule.class).value());
      assertEquals(rule.toString(), method.getAnnotation(Label.class).value(), method::getName);
    }
  }
}
