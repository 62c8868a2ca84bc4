package org.lazymm.fuzz;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lazymm.output.Printable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The long run over all readers. */
@Command(
    name = "fuzz",
    mixinStandardHelpOptions = true,
    description = {
      "Try the readers of lazymm with inputs that nobody would write.",
      "",
      "Exit code 1 if one of them shows a fault. The same seed makes the same inputs, however many"
          + " threads there are."
    })
public final class FuzzCommand implements Callable<Integer> {
  /** The readers, by the name of their enumeration: each loader has one of its own. */
  static final String TARGETS = "org.lazymm.fuzz.target.Target";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "INPUTS",
      defaultValue = "1000000",
      description = "how many inputs, over all readers (default: ${DEFAULT-VALUE})")
  private long inputs;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "another number makes other inputs (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--reader",
      paramLabel = "NAME",
      description = "try this reader only; may be given more than once")
  private List<String> names = List.of();

  @Option(
      names = "--threads",
      description = "how many readers are tried at a time (default: one for each CPU)")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "how long a reader may take for an input (default: ${DEFAULT-VALUE})")
  private long patience;

  @Option(
      names = "--found",
      paramLabel = "DIR",
      defaultValue = "fuzz/target/found",
      description = "where inputs that show a fault are written (default: ${DEFAULT-VALUE})")
  private Path found = Path.of("");

  private FuzzCommand() {}

  /**
   * Runs the command and ends the JVM.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    // Also ends the threads that hang.
    System.exit(new CommandLine(new FuzzCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    List<Reader> readers = readers();
    double shares = readers.stream().mapToDouble(Reader::share).sum();
    out.println("seed " + seed + ", " + readers.size() + " readers, " + threads + " threads");
    out.flush();
    long begin = System.nanoTime();
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads));
    List<Future<FuzzResult>> running = new ArrayList<>();
    for (Reader reader : readers) {
      long share = Math.round(inputs * reader.share() / shares);
      running.add(pool.submit(() -> tell(fuzz(reader.label(), share), out)));
    }
    pool.shutdown();
    List<FuzzResult> results = new ArrayList<>();
    for (Future<FuzzResult> each : running) {
      results.add(each.get());
    }
    FuzzResult all = FuzzResult.sum(results, System.nanoTime() - begin);
    out.println(all.summary());
    out.flush();
    return all.hits().isEmpty() ? 0 : 1;
  }

  private List<Reader> readers() {
    List<Reader> all = new CountingLoader().readers(TARGETS);
    List<String> known = all.stream().map(Reader::label).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "--reader " + name + ": expected one of " + String.join(", ", known));
      }
    }
    return all.stream().filter(each -> names.isEmpty() || names.contains(each.label())).toList();
  }

  /** Each reader has classes of its own, so that its inputs do not depend on the others. */
  private FuzzResult fuzz(String label, long share) throws InterruptedException {
    CountingLoader loader = new CountingLoader();
    return new Fuzzer(
            loader.reader(TARGETS, label),
            loader.coverage(),
            new Fuzzer.Settings(share, seed, Duration.ofSeconds(patience), true))
        .run();
  }

  private synchronized FuzzResult tell(FuzzResult result, PrintWriter out) throws Exception {
    out.println(result.label() + ": " + result.summary());
    for (Hit hit : result.hits()) {
      Path folder = Files.createDirectories(found.resolve(result.label()));
      Path file = folder.resolve(hit.fileName());
      Files.write(file, hit.input());
      out.println("  " + hit.kind() + " " + file + ": " + Printable.line(hit.what()));
      out.println("    " + Printable.line(hit.cause()));
    }
    out.flush();
    return result;
  }
}
