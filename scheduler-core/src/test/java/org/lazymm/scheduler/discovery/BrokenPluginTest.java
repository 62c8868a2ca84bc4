package org.lazymm.scheduler.discovery;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.api.Spi;

/**
 * One way to be broken for each row: one line that names the jar, and the good jar beside it is
 * found.
 */
class BrokenPluginTest {
  @TempDir private Path folder = Path.of("set by JUnit");

  static Stream<Arguments> brokenProviders() {
    String one = "Option.flag(\"fast\", true, \"is fast\")";
    return Stream.of(
        broken(
            "constructor throws",
            p -> p.withConstructor("if (true) throw new IllegalStateException(\"no luck\");"),
            "Provider plugin.Broken could not be instantiated: it throws"
                + " java.lang.IllegalStateException: no luck"),
        broken(
            "constructor throws an error",
            p -> p.withConstructor("throw new AssertionError(\"never\");"),
            "could not be instantiated: it throws java.lang.AssertionError: never"),
        broken(
            "constructor never ends",
            p -> p.withConstructor("new Broken();"),
            "it throws java.lang.StackOverflowError"),
        broken(
            "older SPI",
            p -> p.withSpiVersion("return Spi.VERSION - 1;"),
            "plugin.Broken: built for SPI version "
                + (Spi.VERSION - 1)
                + ", this lazymm has "
                + Spi.VERSION
                + ": rebuild the plugin"),
        broken(
            "newer SPI",
            p -> p.withSpiVersion("return Spi.VERSION + 1;"),
            "this lazymm has " + Spi.VERSION + ": use a newer lazymm"),
        broken(
            "spiVersion throws",
            p -> p.withSpiVersion("throw new NullPointerException();"),
            "spiVersion() throws java.lang.NullPointerException: (no message)"),
        broken(
            "name throws",
            p -> p.withName("throw new IllegalStateException(\"two\\nlines\");"),
            "name() throws java.lang.IllegalStateException: two\\nlines"),
        broken("name is null", p -> p.withName("return null;"), "name() returns null"),
        broken(
            "name is not a name",
            p -> p.withName("return \"Not A Name\";"),
            "name() returns 'Not A Name', expected lower-case letters, digits and dashes"),
        broken(
            "summary throws",
            p -> p.withSummary("throw new LinkageError(\"bad link\");"),
            "summary() throws java.lang.LinkageError: bad link"),
        broken("summary is null", p -> p.withSummary("return null;"), "summary() returns null"),
        broken(
            "summary is blank",
            p -> p.withSummary("return \"\";"),
            "summary() returns 0 characters in 0 lines, expected one line"),
        broken(
            "summary is long",
            p -> p.withSummary("return \"x\".repeat(101);"),
            "summary() returns 101 characters in 1 lines, expected one line of 1 to 100"),
        broken(
            "summary has two lines",
            p -> p.withSummary("return \"one\\ntwo\";"),
            "summary() returns 7 characters in 2 lines"),
        broken(
            "options throws",
            p -> p.withOptions("throw new UnsupportedOperationException(\"later\");"),
            "options() throws java.lang.UnsupportedOperationException: later"),
        broken("options is null", p -> p.withOptions("return null;"), "options() returns null"),
        broken(
            "an option is null",
            p -> p.withOptions("return java.util.Collections.singletonList(null);"),
            "options() returns a list with null in it"),
        broken(
            "an option is there twice",
            p -> p.withOptions("return java.util.List.of(" + one + ", " + one + ");"),
            "options() names 'fast' twice"),
        broken(
            "an option has a bad name",
            p ->
                p.withOptions(
                    "return java.util.List.of(Option.flag(\"Fast\", true, \"is fast\"));"),
            "options() throws java.lang.IllegalArgumentException: option name 'Fast'"),
        broken(
            "looks at the host's classes",
            p -> p.withName("return org.lazymm.scheduler.discovery.Discovery.class.getName();"),
            "name() needs class org.lazymm.scheduler.discovery.Discovery, which it cannot see: a"
                + " plugin sees org.lazymm.api, the JDK and its own jar"),
        jar(
            "a class is missing at run time",
            jar ->
                jar.source("Helper", "class Helper { static String name() { return \"x\"; } }")
                    .drop("Helper")
                    .source(
                        "Broken",
                        ProviderSource.named("broken")
                            .withName("return Helper.name();")
                            .of("Broken"))
                    .service("plugin.Broken"),
            "name() needs class plugin.Helper, which it cannot see"),
        jar(
            "the super class is missing",
            jar ->
                jar.source("Base", "abstract class Base implements LazyMmSchemeProvider {}")
                    .drop("Base")
                    .source(
                        "Broken",
                        ProviderSource.named("broken")
                            .of("Broken")
                            .replace("implements LazyMmSchemeProvider", "extends Base"))
                    .service("plugin.Broken"),
            "needs class plugin.Base, which it cannot see"),
        jar(
            "the provider is missing",
            jar -> jar.service("plugin.Nowhere"),
            "Provider plugin.Nowhere not found"),
        jar(
            "the provider is none",
            jar -> jar.source("Broken", "public class Broken {}").service("plugin.Broken"),
            "plugin.Broken not a subtype"),
        jar(
            "no public constructor",
            jar ->
                jar.source(
                        "Broken",
                        ProviderSource.named("broken")
                            .of("Broken")
                            .replace("public Broken()", "private Broken()"))
                    .service("plugin.Broken"),
            "Unable to get public no-arg constructor"),
        jar(
            "the service file is not one",
            jar -> jar.service("this is not a class name"),
            "Illegal configuration-file syntax"),
        jar("the service file is empty", jar -> jar.service("# none yet"), "names no provider"),
        jar(
            "no service file",
            jar -> jar.source("Broken", ProviderSource.named("broken").of("Broken")),
            "holds no scheme: register the provider in"
                + " META-INF/services/org.lazymm.api.LazyMmSchemeProvider (with AutoService: its"
                + " processor must be on annotationProcessorPaths"));
  }

  private static Arguments broken(
      String what, UnaryOperator<ProviderSource> fault, String expected) {
    return jar(
        what,
        jar ->
            jar.source("Broken", fault.apply(ProviderSource.named("broken")).of("Broken"))
                .service("plugin.Broken"),
        expected);
  }

  private static Arguments jar(
      String what, UnaryOperator<PluginJarBuilder> content, String expected) {
    return arguments(what, content, expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenProviders")
  void isOneLineThatNamesTheJarAndTheOthersGoOn(
      String what, UnaryOperator<PluginJarBuilder> content, String expected) throws IOException {
    Path jar = content.apply(new PluginJarBuilder(folder.resolve("broken.jar"))).build();
    assertLeftOut(jar, expected);
  }

  static Stream<Arguments> brokenFiles() {
    return Stream.of(
        arguments("text", "not a zip".getBytes(StandardCharsets.UTF_8)),
        arguments("nothing", new byte[0]));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenFiles")
  void isOneLineEvenIfTheJarIsNoZip(String what, byte[] content) throws IOException {
    Path jar = Files.write(folder.resolve("broken.jar"), content);
    assertLeftOut(jar, "cannot be read as a jar (");
  }

  private void assertLeftOut(Path jar, String expected) throws IOException {
    new PluginJarBuilder(folder.resolve("good.jar"))
        .source("Good", ProviderSource.named("good").of("Good"))
        .service("plugin.Good")
        .build();
    try (Discovery discovery = Discovery.withPlugins(List.of(folder))) {
      assertEquals(1, discovery.problems().size(), () -> discovery.problems().toString());
      String line = discovery.problems().get(0).toString();
      assertAll(
          () -> assertTrue(line.startsWith(jar + ": "), line),
          () -> assertTrue(line.contains(expected), line),
          () -> assertTrue(line.endsWith("; left out, the other schemes go on"), line),
          () -> assertFalse(line.contains("\n"), line),
          () -> assertTrue(discovery.registry().find("good").isPresent()),
          () -> assertFalse(discovery.registry().find("broken").isPresent()));
    }
  }
}
