import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Prints what a run of the suite says, from its JUnit XML: a line for each rule ({@code S1
 * passed}) and for each explored scenario ({@code idle-entry arm64 sc failed}), sorted. What was
 * skipped is open: not guaranteed, not known, or not to be broken. One test fails for all
 * scenarios that break a rule beyond the first few; its message ends with the file that lists them.
 *
 * <pre>java Verdicts.java REPORTS</pre>
 */
final class Verdicts {
  private static final Pattern RULE = Pattern.compile("(?:^|.*? )([A-Z]+[0-9]*): .*", Pattern.DOTALL);
  private static final Pattern CASE =
      Pattern.compile("(?:.* )?([a-z0-9-]+) on ([a-z0-9-]+) under ([a-z][a-z0-9-]*)");

  private static final Pattern OTHERS =
      Pattern.compile("(?:.* )?[A-Z]+[0-9]* in other scenarios of the catalogue: .*");

  private final Map<String, String> verdicts = new TreeMap<>();

  public static void main(String[] arguments) throws Exception {
    Verdicts found = new Verdicts();
    try (Stream<Path> reports = Files.list(Path.of(arguments[0]))) {
      for (Path report : reports.filter(each -> each.toString().endsWith(".xml")).toList()) {
        found.read(report);
      }
    }
    found.verdicts.forEach((name, verdict) -> System.out.println(name + " " + verdict));
  }

  private void read(Path report) throws Exception {
    NodeList tests =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getElementsByTagName("testcase");
    for (int index = 0; index < tests.getLength(); index++) {
      Element test = (Element) tests.item(index);
      if (OTHERS.matcher(test.getAttribute("name")).matches()) {
        for (String line : Files.readAllLines(listed(report, test))) {
          add(report, name(line.replaceFirst(" breaks .*", "")), "failed");
        }
      } else {
        add(report, name(test.getAttribute("name")), verdict(test));
      }
    }
  }

  /** The file is named from where the project is, two folders above the reports. */
  private static Path listed(Path report, Element test) {
    Element failure = (Element) test.getElementsByTagName("failure").item(0);
    String message = failure.getAttribute("message");
    String file = message.substring(message.lastIndexOf('[') + 1, message.lastIndexOf(']'));
    return report.toAbsolutePath().getParent().getParent().getParent().resolve(file);
  }

  private void add(Path report, String name, String verdict) throws IOException {
    if (verdicts.put(name, verdict) != null) {
      throw new IOException(report + ": two verdicts on " + name);
    }
  }

  private static String verdict(Element test) {
    if (has(test, "failure") || has(test, "error")) {
      return "failed";
    }
    return has(test, "skipped") ? "open" : "passed";
  }

  private static boolean has(Element test, String child) {
    return test.getElementsByTagName(child).getLength() > 0;
  }

  private static String name(String test) throws IOException {
    Matcher explored = CASE.matcher(test);
    if (explored.matches()) {
      return explored.group(1) + " " + explored.group(2) + " " + explored.group(3);
    }
    Matcher rule = RULE.matcher(test);
    if (rule.matches()) {
      return rule.group(1);
    }
    throw new IOException("'" + test + "' names neither a rule nor a scenario");
  }
}
