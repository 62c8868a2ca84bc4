import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Prints the test classes that took at least so many seconds, 5 unless told, as the rows of the
 * table in CONTRIBUTING.md, the slowest first; from the reports of the last run of each module
 * below this folder.
 *
 * <pre>java .ci/SlowTests.java [SECONDS]</pre>
 */
final class SlowTests {
  private record Row(String test, String module, double seconds) {}

  public static void main(String[] arguments) throws Exception {
    double least = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 5;
    List<Row> rows = new ArrayList<>();
    try (Stream<Path> folders = Files.list(Path.of(""))) {
      for (Path module : folders.sorted().toList()) {
        Path reports = module.resolve("target/surefire-reports");
        if (Files.isDirectory(reports)) {
          read(module, reports, rows);
        }
      }
    }
    if (rows.isEmpty()) {
      System.err.println("no MODULE/target/surefire-reports here: run ./mvnw verify in this folder first");
      System.exit(1);
    }
    rows.stream()
        .filter(row -> row.seconds() >= least)
        .sorted(Comparator.comparingDouble(Row::seconds).reversed())
        .map(
            row ->
                String.format(
                    Locale.ROOT, "| `%s` | `%s` | %.0f |", row.test(), row.module(), row.seconds()))
        .forEach(System.out::println);
  }

  private static void read(Path module, Path reports, List<Row> rows) throws Exception {
    try (Stream<Path> files = Files.list(reports)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".xml")).toList()) {
        Element suite =
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        String name = suite.getAttribute("name");
        // Seconds of a thousand and more are printed with a comma.
        double seconds = Double.parseDouble(suite.getAttribute("time").replace(",", ""));
        rows.add(new Row(name.substring(name.lastIndexOf('.') + 1), module.toString(), seconds));
      }
    }
  }
}
