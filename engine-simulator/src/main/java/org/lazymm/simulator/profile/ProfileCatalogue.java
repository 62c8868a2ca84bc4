package org.lazymm.simulator.profile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lazymm.output.OutputFile;
import org.lazymm.output.OutputFolder;
import org.lazymm.output.UnwritableFileException;
import org.lazymm.scheduler.discovery.BroughtFile;
import org.lazymm.yaml.Yaml;
import org.lazymm.yaml.YamlException;

/**
 * Finds machine profiles: the shipped ones and those of plugin jars by name, {@code this-host} in
 * the user's directory, any other by the path of its file.
 */
public final class ProfileCatalogue {

  /** The name of the profile that calibration writes. */
  public static final String THIS_HOST = "this-host";

  private static final Pattern EXTRAPOLATED_N =
      Pattern.compile(ShippedProfiles.EXTRAPOLATED + "-(\\d{1,9})");

  /** Where jars keep them. */
  public static final String FOLDER = BroughtFile.PARENT + "/profiles";

  private final Path thisHost;
  private final Map<String, BroughtFile> brought;

  /**
   * A catalogue that looks for {@code this-host} in a given file.
   *
   * @param thisHost the file that calibration writes; it need not exist
   */
  public ProfileCatalogue(Path thisHost) {
    this(thisHost, Map.of());
  }

  private ProfileCatalogue(Path thisHost, Map<String, BroughtFile> brought) {
    this.thisHost = thisHost;
    this.brought = brought;
  }

  /**
   * The catalogue of the user: {@code this-host} lies in {@code $LAZYMM_HOME}, else in {@code
   * $XDG_CONFIG_HOME/lazymm}, else in {@code ~/.config/lazymm}.
   */
  public static ProfileCatalogue ofUser() {
    return new ProfileCatalogue(
        userDirectory(System.getenv(), Path.of(System.getProperty("user.home")))
            .resolve(THIS_HOST + ".yaml"));
  }

  static Path userDirectory(Map<String, String> environment, Path home) {
    String own = environment.getOrDefault("LAZYMM_HOME", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    return (config.isEmpty() ? home.resolve(".config") : Path.of(config)).resolve("lazymm");
  }

  /** The file of {@code this-host}. */
  public Path thisHostFile() {
    return thisHost;
  }

  /**
   * Stores a profile as {@code this-host}, in place of an earlier one.
   *
   * @throws UnwritableFileException when the file cannot be written
   */
  public void saveThisHost(MachineProfile profile) throws UnwritableFileException {
    Path directory = thisHost.toAbsolutePath().getParent();
    if (directory != null) {
      OutputFolder.make(directory);
    }
    new OutputFile(thisHost).write(ProfileWriter.write(profile));
  }

  /**
   * Adds a profile that a jar brings in {@value #FOLDER}. It is not read before it is asked for.
   *
   * @param other the file; the profile is found by its name
   * @throws ProfileException if the name is taken
   */
  public ProfileCatalogue with(BroughtFile other) {
    if (names().contains(other.name())
        || other.name().equals(THIS_HOST)
        || EXTRAPOLATED_N.matcher(other.name()).matches()) {
      throw new ProfileException(
          "there is a profile '" + other.name() + "' already; rename the file");
    }
    Map<String, BroughtFile> all = new LinkedHashMap<>(brought);
    all.put(other.name(), other);
    return new ProfileCatalogue(thisHost, all);
  }

  private List<String> names() {
    return Stream.concat(ShippedProfiles.NAMES.stream(), brought.keySet().stream()).toList();
  }

  /** The names of the shipped profiles, those of a kind together. */
  public static List<String> shippedNames() {
    return ShippedProfiles.NAMES;
  }

  /**
   * The machine that a user asks for.
   *
   * @param nameOrPath a shipped name, one that was added, {@code extrapolated-N} for N CPUs, {@code
   *     this-host}, or the path of a profile file (it ends in {@code .yaml} or {@code .yml}, or
   *     holds a separator)
   * @throws ProfileException when there is no such profile
   * @throws YamlException when its file cannot be read
   */
  public MachineSelection find(String nameOrPath) {
    Matcher extrapolated = EXTRAPOLATED_N.matcher(nameOrPath);
    if (extrapolated.matches()) {
      return MachineSelection.whole(ShippedProfiles.read(ShippedProfiles.EXTRAPOLATED))
          .withCpus(Integer.parseInt(extrapolated.group(1)));
    }
    return MachineSelection.whole(profile(nameOrPath));
  }

  private MachineProfile profile(String nameOrPath) {
    if (ShippedProfiles.NAMES.contains(nameOrPath)) {
      return ShippedProfiles.read(nameOrPath);
    }
    BroughtFile file = brought.get(nameOrPath);
    if (file != null) {
      return ProfileReader.read(file.read());
    }
    if (nameOrPath.equals(THIS_HOST)) {
      if (!Files.exists(thisHost)) {
        throw new ProfileException(
            "profile " + THIS_HOST + ": no file " + thisHost + "; run lazymm calibrate first");
      }
      return readThisHost();
    }
    if (nameOrPath.endsWith(".yaml")
        || nameOrPath.endsWith(".yml")
        || nameOrPath.contains("/")
        || nameOrPath.contains("\\")) {
      return ProfileReader.read(Yaml.read(Path.of(nameOrPath)));
    }
    throw new ProfileException(
        "unknown profile "
            + nameOrPath
            + "; known are "
            + String.join(", ", names())
            + ", "
            + ShippedProfiles.EXTRAPOLATED
            + "-N, "
            + THIS_HOST
            + ", or the path of a profile file");
  }

  private MachineProfile readThisHost() {
    try {
      return ProfileReader.read(Yaml.read(thisHost));
    } catch (YamlException e) {
      throw new YamlException(e.place(), e.what() + "; lazymm calibrate writes it anew", e);
    }
  }
}
