package org.lazymm.simulator.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lazymm.yaml.Yaml;
import org.lazymm.yaml.YamlException;

/**
 * Finds machine profiles: the shipped ones by name, {@code this-host} in the user's directory, any
 * other by the path of its file.
 */
public final class ProfileCatalogue {

  /** The name of the profile that calibration writes. */
  public static final String THIS_HOST = "this-host";

  private static final Pattern EXTRAPOLATED_N =
      Pattern.compile(ShippedProfiles.EXTRAPOLATED + "-(\\d{1,9})");

  private final Path thisHost;

  /**
   * A catalogue that looks for {@code this-host} in a given file.
   *
   * @param thisHost the file that calibration writes; it need not exist
   */
  public ProfileCatalogue(Path thisHost) {
    this.thisHost = thisHost;
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
   * @throws ProfileException when the file cannot be written
   */
  public void saveThisHost(MachineProfile profile) {
    try {
      Path directory = thisHost.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      Files.writeString(thisHost, ProfileWriter.write(profile));
    } catch (IOException e) {
      throw new ProfileException("profile " + THIS_HOST + ": cannot be written: " + e, e);
    }
  }

  /** The names of the shipped profiles, those of a kind together. */
  public static List<String> shippedNames() {
    return ShippedProfiles.NAMES;
  }

  /**
   * The machine that a user asks for.
   *
   * @param nameOrPath a shipped name, {@code extrapolated-N} for N CPUs, {@code this-host}, or the
   *     path of a profile file (it ends in {@code .yaml} or {@code .yml}, or holds a separator)
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
            + String.join(", ", ShippedProfiles.NAMES)
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
