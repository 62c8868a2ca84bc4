package org.lazymm.conformance.junit;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Option;
import org.lazymm.api.Options;
import org.lazymm.conformance.Rule;

/**
 * The project whose tests run, as far as the command line needs it to load the scheme.
 *
 * @param scheme the scheme with its options, as the command line takes it
 * @param build makes the jar again, up to and with the {@code &&} before what comes next; empty if
 *     there is none to make
 * @param plugins the option that names the place of the jar, after a blank; empty if the scheme
 *     comes with lazymm
 */
record AuthorProject(String scheme, String build, String plugins) {
  private static final String SHIPPED = "org.lazymm.scheme.";

  /**
   * The project of a scheme.
   *
   * @param provider makes the scheme
   * @param options its options
   */
  static AuthorProject of(LazyMmSchemeProvider provider, Options options) {
    return of(provider, options, Path.of(""));
  }

  /**
   * The project of a scheme, in a folder.
   *
   * @param provider makes the scheme
   * @param options its options
   * @param folder where the build runs
   */
  static AuthorProject of(LazyMmSchemeProvider provider, Options options, Path folder) {
    String scheme = withOptions(provider, options);
    if (provider.getClass().getName().startsWith(SHIPPED)) {
      return new AuthorProject(scheme, "", "");
    }
    Path code = place(provider.getClass());
    if (Files.isRegularFile(code)) {
      return new AuthorProject(scheme, "", " --plugins " + code);
    }
    if (Files.exists(folder.resolve("build.gradle"))
        || Files.exists(folder.resolve("build.gradle.kts"))) {
      String gradle = Files.exists(folder.resolve("gradlew")) ? "./gradlew" : "gradle";
      return new AuthorProject(scheme, gradle + " -q jar && ", " --plugins build/libs");
    }
    String maven = Files.exists(folder.resolve("mvnw")) ? "./mvnw" : "mvn";
    return new AuthorProject(scheme, maven + " -q -DskipTests package && ", " --plugins target");
  }

  /**
   * The option that names the jar of a rule of somebody's own, after a blank; empty if the project
   * itself has the rule, or the suite.
   */
  String plugins(Rule rule) {
    return rule.own()
        .map(own -> place(own.getClass()))
        .filter(Files::isRegularFile)
        .map(jar -> " --plugins " + jar)
        .filter(option -> !option.equals(plugins))
        .orElse("");
  }

  /** Loads what is on the class path of its tests. */
  static ClassLoader classes() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread == null ? AuthorProject.class.getClassLoader() : ofThread;
  }

  private static String withOptions(LazyMmSchemeProvider provider, Options options) {
    StringBuilder text = new StringBuilder(provider.name());
    provider.options().forEach(option -> text.append(given(option, options)));
    return text.toString();
  }

  private static <T> String given(Option<T> option, Options options) {
    T value = options.get(option);
    return value.equals(option.defaultValue())
        ? ""
        : ":" + option.name() + "=" + option.format(value);
  }

  private static Path place(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return source == null ? Path.of("") : Path.of(source.getLocation().toURI());
    } catch (URISyntaxException | IllegalArgumentException notAFile) {
      return Path.of("");
    }
  }

  /** The command that checks the scheme on everything. */
  String check() {
    return build + "lazymm check " + scheme + plugins;
  }

  /**
   * The command that checks the scheme on one scenario.
   *
   * @param scenario a name of the catalogue, or a file
   * @param how further options
   */
  String check(Object scenario, String how) {
    return check() + " --scenario " + scenario + how;
  }
}
