package org.lazymm.conformance.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Option;
import org.lazymm.api.Options;
import org.lazymm.api.Spi;
import org.lazymm.scheme.fullbarrier.FullBarrierSchemeProvider;
import org.lazymm.scheme.reference.ReferenceCounting;

class AuthorProjectTest {
  private static final Option<Boolean> EARLY = Option.flag("early", false, "goes early");
  private static final Option<Integer> BATCH = Option.number("batch", 8, 1, 64, "mms at once");

  @TempDir private Path folder;

  private static final class WithOptions implements LazyMmSchemeProvider {
    @Override
    public String name() {
      return "epoch";
    }

    @Override
    public String summary() {
      return "has options";
    }

    @Override
    public int spiVersion() {
      return Spi.VERSION;
    }

    @Override
    public List<Option<?>> options() {
      return List.of(EARLY, BATCH);
    }

    @Override
    public LazyMmScheme create(Kernel kernel, Options options) {
      return new ReferenceCounting(kernel);
    }
  }

  private String check(Options options) {
    return AuthorProject.of(new WithOptions(), options, folder).check();
  }

  @Test
  void aSchemeIsNamedWithTheOptionsThatItIsTestedWith() {
    assertEquals(
        "mvn -q -DskipTests package && lazymm check epoch:early=on --plugins target",
        check(Options.defaults().with(EARLY, true).with(BATCH, 8)));
  }

  @Test
  void theJarIsMadeByTheBuildOfTheProject() throws IOException {
    Files.createFile(folder.resolve("mvnw"));
    assertEquals(
        "./mvnw -q -DskipTests package && lazymm check epoch --plugins target",
        check(Options.defaults()));

    Files.createFile(folder.resolve("build.gradle.kts"));
    assertEquals(
        "gradle -q jar && lazymm check epoch --plugins build/libs", check(Options.defaults()));
  }

  @Test
  void aSchemeThatComesWithTheToolNeedsNoPlugin() {
    assertEquals(
        "lazymm check fullbarrier",
        AuthorProject.of(new FullBarrierSchemeProvider(), Options.defaults(), folder).check());
  }
}
