package org.lazymm.fuzz.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lazymm.fuzz.Reading;
import org.lazymm.scenario.Scenario;
import org.lazymm.scenario.ScenarioFile;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scenario.catalogue.OwnScenario;
import org.lazymm.scenario.catalogue.OwnScenarios;
import org.lazymm.scheduler.discovery.BroughtFile;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.ArchitectureFiles;
import org.lazymm.scheduler.machine.FaultFile;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.yaml.Yaml;
import org.lazymm.yaml.YamlNode;

/** Readers of YAML. What can be written again must be read as the same. */
final class YamlReaders {
  private static final String FILE = "f";
  private static final ProfileCatalogue PROFILES = new ProfileCatalogue(Path.of("nowhere"));

  private YamlReaders() {}

  /** The file that readers of files read; each loader of this class has one. */
  private static final class Written {
    static final Path FILE = make();

    private static Path make() {
      try {
        Path file = Files.createTempFile("fuzz", BroughtFile.ENDING);
        file.toFile().deleteOnExit();
        return file;
      } catch (IOException e) {
        throw new IllegalStateException("there is no place for inputs", e);
      }
    }
  }

  static Reading yaml(String text) {
    YamlNode node = Yaml.parse(text, FILE);
    return Reading.of(node.line());
  }

  static Reading scenario(String text) {
    ScenarioFile read = ScenarioYaml.parseFile(text, FILE);
    String written = ScenarioYaml.write(read.scenario());
    expectSame(read.scenario(), ScenarioYaml.parse(written, FILE));
    return new Reading(written, read.notices());
  }

  static Reading ownScenario(byte[] input) throws IOException {
    Files.write(Written.FILE, input);
    OwnScenario own = OwnScenarios.of(Written.FILE);
    Scenario scenario = own.entry().scenario();
    return Reading.of(ScenarioYaml.write(scenario));
  }

  static Reading architecture(String text) {
    Architecture read = ArchitectureFiles.of(Yaml.parse(text, FILE));
    return Reading.of(ArchitectureFiles.write(read));
  }

  static Reading fault(String text) {
    FaultFile read = FaultFile.of(Yaml.parse(text, FILE));
    return Reading.of(read + " " + read.injected());
  }

  static Reading profile(byte[] input) throws IOException {
    Files.write(Written.FILE, input);
    MachineSelection read = PROFILES.find(Written.FILE.toString());
    return Reading.of(read.label() + " " + read.profile().figures());
  }

  private static void expectSame(Object read, Object again) {
    if (!read.equals(again)) {
      throw new AssertionError("written and read again, " + read + " is " + again);
    }
  }
}
