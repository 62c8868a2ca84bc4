package org.lazymm.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.evaluation.work.ReproCommand;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeSelection;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether each scheme of a plugin gets a JVM of its own.
 *
 * <p>Such a JVM runs the command that was typed, for one scheme alone, and hands back what came of
 * it as a file. A plugin is loaded here only once a JVM of its own has survived that.
 */
final class IsolateOptions {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @Option(
      names = "--isolate",
      description = {
        "run each scheme from --plugins in a JVM of its own, so that one that ends it, fills its"
            + " heap or hangs costs no other; the results are the same. Rules, workloads and trace"
            + " formats of its jar run in this JVM all the same"
      })
  private boolean isolate;

  @Option(
      names = "--isolate-heap",
      paramLabel = "MB",
      defaultValue = "512",
      converter = PositiveNumber.class,
      description = "heap of each such JVM (default: ${DEFAULT-VALUE})")
  private long megabytes = 512;

  @Option(
      names = "--isolate-time",
      paramLabel = "SECONDS",
      defaultValue = "600",
      converter = PositiveNumber.class,
      description = "time of each such JVM (default: ${DEFAULT-VALUE})")
  private long seconds = 600;

  @Option(names = "--isolated-scheme", hidden = true)
  private @Nullable String scheme;

  @Option(names = "--isolated-jar", hidden = true)
  private @Nullable Path jar;

  @Option(names = "--isolated-part", hidden = true)
  private @Nullable Path part;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /** Looks for schemes; in a JVM of a scheme's own, in the jar of that scheme alone. */
  Discovery discover(PluginOptions plugins, Diagnostics diagnostics) {
    if (jar != null) {
      return Discovery.withPlugins(List.of(jar));
    }
    if (!isolate) {
      return plugins.discover(diagnostics);
    }
    List<Path> survived = new ArrayList<>();
    for (Path folder : plugins.folders()) {
      survived.addAll(survivors(folder, diagnostics));
    }
    Discovery discovery = Discovery.withPlugins(survived);
    diagnostics.input(discovery.problems());
    return discovery;
  }

  /** The folder itself if all of its jars can be loaded, else those that can. */
  private List<Path> survivors(Path folder, Diagnostics diagnostics) {
    List<Path> jars = Discovery.jars(folder);
    List<Path> survived = new ArrayList<>();
    for (Path each : jars) {
      Optional<String> death =
          inFolder(
              file -> child().run(List.of("schemes", "--plugins", each + "", "--json", file + "")));
      death.ifPresentOrElse(
          what -> diagnostics.input(each.toString(), what + " when it was loaded; left out"),
          () -> survived.add(each));
    }
    return survived.size() == jars.size() ? List.of(folder) : survived;
  }

  /** The schemes to run: those selected, or the only one of this JVM. */
  List<SchemeSelection> only(Discovery discovery, List<SchemeSelection> selected) {
    return scheme == null ? selected : List.of(SchemeSelection.parse(discovery.registry(), scheme));
  }

  /** Whether a scheme is to be run elsewhere. */
  boolean isolates(SchemeSelection selection) {
    return isolate && scheme == null && selection.scheme().origin().plugin();
  }

  /**
   * Says that it cannot be combined with another option.
   *
   * @throws InputException if it was given
   */
  void refuse(String other) {
    if (isolate) {
      throw new InputException("--isolate", "cannot be combined with " + other);
    }
  }

  /** Adds the option to a command line, if it was given. */
  ReproCommand repro(ReproCommand repro) {
    return isolate ? repro.with("--isolate") : repro;
  }

  /**
   * Runs this command for a scheme in a JVM of its own.
   *
   * @param selection the scheme
   * @param type what comes of it
   * @param done told that
   * @param died told what happened instead, in words
   * @param <T> what comes of it
   */
  <T> void run(SchemeSelection selection, Class<T> type, Consumer<T> done, Consumer<String> died) {
    inFolder(
            file -> {
              List<String> arguments =
                  new ArrayList<>(command.root().commandLine().getParseResult().originalArgs());
              arguments.addAll(
                  List.of(
                      "--isolated-scheme",
                      selection.displayName(),
                      "--isolated-jar",
                      selection.scheme().origin().place(),
                      "--isolated-part",
                      file.toString()));
              Optional<String> death = child().run(arguments);
              if (death.isEmpty()) {
                done.accept(MAPPER.readValue(file.toFile(), type));
              }
              return death;
            })
        .ifPresent(died);
  }

  /**
   * Where what comes of this JVM's scheme is to be handed back.
   *
   * @return takes it; empty if this is no such JVM
   */
  Optional<Consumer<Object>> resultSink() {
    return Optional.ofNullable(part).map(file -> made -> write(file, made));
  }

  private static void write(Path file, Object made) {
    try {
      Path unfinished = file.resolveSibling(file.getFileName() + ".new");
      Files.write(unfinished, MAPPER.writeValueAsBytes(made));
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException notWritten) {
      throw new UncheckedIOException(notWritten);
    }
  }

  private ChildJvm child() {
    return new ChildJvm(megabytes, seconds);
  }

  private interface InFile {
    Optional<String> run(Path file);
  }

  private static Optional<String> inFolder(InFile work) {
    try {
      Path folder = Files.createTempDirectory("lazymm-isolated");
      try {
        return work.run(folder.resolve("part.json"));
      } finally {
        for (String name : List.of("part.json", "part.json.new", "part.json.log")) {
          Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder);
      }
    } catch (IOException noFolder) {
      throw new UncheckedIOException(noFolder);
    }
  }
}
