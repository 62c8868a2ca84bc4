package org.lazymm.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.lazymm.evaluation.work.Attempt;
import org.lazymm.evaluation.work.Pool;
import org.lazymm.output.Printable;
import org.lazymm.output.Shortage;
import org.lazymm.output.ShortageException;
import org.lazymm.scheduler.discovery.DescribedJar;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.PluginJar;

/** Plugin jars that are looked at in JVMs of their own: this JVM loads no class of them. */
final class ForeignJars {
  private final Children children;
  private final List<Path> plugins;
  private final Map<Path, Future<Attempt<DescribedJar>>> looking = new LinkedHashMap<>();

  /**
   * Jars.
   *
   * @param children look at them
   * @param plugins folders of jars, or single jars
   */
  ForeignJars(Children children, List<Path> plugins) {
    this.children = children;
    this.plugins = plugins;
  }

  /** Begins to look at all of them. */
  @SuppressWarnings("FutureReturnValueIgnored") // What is begun here is awaited below.
  void begin() {
    plugins.stream()
        .flatMap(folder -> Discovery.jars(folder).stream())
        .filter(PluginJar::namesProviders)
        .forEach(this::look);
  }

  /** Finds the schemes. Closing what was found ends the JVMs. */
  Discovery discover() {
    begin();
    Discovery found = Discovery.withPlugins(plugins, this::found);
    List<AutoCloseable> loaders = new ArrayList<>(found.loaders());
    loaders.add(children);
    return new Discovery(found.registry(), found.problems(), loaders);
  }

  private Future<Attempt<DescribedJar>> look(Path jar) {
    return looking.computeIfAbsent(
        jar,
        each ->
            children.begin(
                new ChildTask(ChildTask.Kind.DESCRIBE, List.of(), "", each.toString()),
                DescribedJar.class));
  }

  private PluginJar found(Path jar) {
    Attempt<DescribedJar> attempt = Pool.await(look(jar));
    DescribedJar described = attempt.result().orElse(null);
    if (described != null) {
      return described.judged(jar);
    }
    Throwable thrown = attempt.thrown().orElseThrow();
    Shortage shortage = Shortage.of(thrown).orElse(null);
    if (shortage != null) {
      throw new ShortageException(shortage, jar + " " + Printable.message(thrown));
    }
    return PluginJar.leftOut(jar, Printable.message(thrown));
  }
}
