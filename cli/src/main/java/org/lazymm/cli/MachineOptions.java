package org.lazymm.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.profile.ProfileException;
import org.lazymm.yaml.YamlException;
import picocli.CommandLine.Option;

/** The modelled machine. */
final class MachineOptions {
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "xeon-2s",
      completionCandidates = ProfileNames.class,
      description =
          "machine whose prices are charged: ${COMPLETION-CANDIDATES}, extrapolated-N, this-host, one"
              + " of a plugin jar, or the path of a profile file (default: ${DEFAULT-VALUE})")
  private String profile = "xeon-2s";

  @Option(
      names = "--cpus",
      paramLabel = "N",
      split = ",",
      description =
          "how many CPUs, such as 1,8,64; more than the machine has, up to 8192, are extrapolated"
              + " (default: powers of two up to the machine's, or the trace's own)")
  private List<String> cpus = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      converter = Seeds.class,
      description = "seed of all that is drawn at random (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  /** Names of profiles, for completion and help. */
  static final class ProfileNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ProfileCatalogue.shippedNames().iterator();
    }
  }

  /** The name of the machine as typed. */
  String name() {
    return profile;
  }

  /** The seed of all that is drawn at random. */
  long seed() {
    return seed;
  }

  /** The numbers of CPUs as typed; none means that the workload decides. */
  List<String> askedCpus() {
    return cpus;
  }

  /**
   * The machine, with all its CPUs.
   *
   * @param profiles where it is looked for
   * @throws InputException if there is none of that name, or its file is wrong
   */
  MachineSelection machine(ProfileCatalogue profiles) {
    try {
      MachineSelection machine = profiles.find(profile);
      MemoryModels.of(machine.profile().architecture().model()); // Refuses one that there is not.
      return machine;
    } catch (YamlException wrong) {
      throw new InputException(wrong);
    } catch (ProfileException wrong) {
      throw new InputException("--profile " + profile, String.valueOf(wrong.getMessage()));
    }
  }

  /**
   * The machine in the sizes that were asked for, else in all powers of two and its own. Larger
   * ones than it has are machines that continue it.
   *
   * @param machine all of it
   * @param diagnostics told of each size that no such machine has
   */
  List<MachineSelection> sizes(MachineSelection machine, Diagnostics diagnostics) {
    for (String remark : machine.profile().remarks()) {
      diagnostics.mention("--profile " + profile, remark);
    }
    if (cpus.isEmpty()) {
      return powersOfTwo(machine.cpus()).stream().map(machine::withCpus).toList();
    }
    SortedMap<Integer, MachineSelection> sizes = new TreeMap<>();
    for (String typed : cpus) {
      try {
        int count = Integer.parseInt(typed.strip());
        sizes.put(count, machine.withCpus(count));
      } catch (NumberFormatException notANumber) {
        diagnostics.input("--cpus " + typed, "expected a number such as 8; left out");
      } catch (ProfileException notThere) {
        diagnostics.input("--cpus " + typed, notThere.getMessage() + "; left out");
      }
    }
    mentionExtrapolated(machine, sizes.tailMap(machine.cpus() + 1).values(), diagnostics);
    return List.copyOf(sizes.values());
  }

  private static void mentionExtrapolated(
      MachineSelection machine, Collection<MachineSelection> larger, Diagnostics diagnostics) {
    if (!larger.isEmpty()) {
      diagnostics.mention(
          "--cpus "
              + larger.stream()
                  .map(size -> Integer.toString(size.cpus()))
                  .collect(Collectors.joining(",")),
          "profile "
              + machine.profile().name()
              + " has "
              + machine.cpus()
              + " CPUs; larger machines of its kind were not measured and are extrapolated");
    }
  }

  private static List<Integer> powersOfTwo(int most) {
    List<Integer> counts = new ArrayList<>();
    for (int count = 1; count < most; count *= 2) {
      counts.add(count);
    }
    counts.add(most);
    return counts;
  }
}
