package org.lazymm.explorer.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.lazymm.scheduler.machine.Model;

/** The memory models that there are, in the order of reports. A new one is registered here. */
public final class MemoryModels {
  private static final Map<Model, Supplier<MemoryModel>> REGISTERED =
      registered(List.of(SequentialConsistency::new, Tso::new, Lkmm::new));

  private MemoryModels() {}

  private static Map<Model, Supplier<MemoryModel>> registered(List<Supplier<MemoryModel>> makers) {
    Map<Model, Supplier<MemoryModel>> registered = new LinkedHashMap<>();
    for (Supplier<MemoryModel> maker : makers) {
      Model model = new Model(maker.get().name());
      if (registered.put(model, maker) != null) {
        throw new IllegalStateException("two memory models have the name " + model);
      }
    }
    return Collections.unmodifiableMap(registered);
  }

  /** All of them, in the order of reports. */
  public static List<Model> all() {
    return List.copyOf(REGISTERED.keySet());
  }

  /**
   * A judge for one search.
   *
   * @param model the model that it judges by
   * @throws RuntimeException if there is no such model, as {@link Model#refused} makes it; the
   *     message lists those that there are
   */
  public static MemoryModel of(Model model) {
    Supplier<MemoryModel> maker = REGISTERED.get(model);
    if (maker == null) {
      throw model.refused(
          "memory model '"
              + model
              + "' is not known; expected one of "
              + all().stream().map(Model::name).collect(Collectors.joining(", ")));
    }
    return maker.get();
  }
}
