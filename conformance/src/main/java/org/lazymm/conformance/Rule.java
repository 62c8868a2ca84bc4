package org.lazymm.conformance;

import java.util.List;
import java.util.Optional;
import org.lazymm.api.Guarantees;
import org.lazymm.conformance.explore.Danger;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scenario.catalogue.CatalogueEntry;
import org.lazymm.scheduler.property.Property;

/**
 * One thing that is tested of every scheme.
 *
 * @param id what reports call it: a property's name, or {@code EQ}, {@code RUN}, {@code SAME} or
 *     {@code PR}
 * @param claim what it says, in one line
 * @param level how much a scheme owes it
 * @param property the property, if it is one
 * @param situation what must happen in sequential runs before they have tried it at all
 * @param guarantee the guarantee on which it depends whether a scheme is held to it, if it does
 * @param rationale why it is asked, in one or two sentences
 * @param check where to look first if it is broken
 */
public record Rule(
    String id,
    String claim,
    Level level,
    Optional<Property> property,
    Trigger situation,
    Optional<Guarantee> guarantee,
    String rationale,
    String check) {

  /** Checks that only what should be depends on a guarantee. */
  public Rule {
    if (guarantee.isPresent() && level != Level.SHOULD) {
      throw new IllegalArgumentException(
          id + ": level " + level.text() + " and if-guaranteed: expected level should");
    }
  }

  /**
   * Whether a scheme is held to it.
   *
   * @param guarantees of the scheme
   */
  public boolean isOwedBy(Guarantees guarantees) {
    return guarantee.isEmpty() || guarantee.get().isMadeBy(guarantees);
  }

  /** Whether running scenarios one step after the other can break it. */
  public boolean judgedByRuns() {
    return property.map(named -> named.judge() == Property.DecidedBy.RUN).orElse(true);
  }

  /** What must happen before it has been tried, in a clause. */
  public String triedWhen() {
    return property
        .filter(named -> named.judge() == Property.DecidedBy.EXPLORER)
        .map(Danger::text)
        .orElse(situation.text());
  }

  /** The names of the scenarios of the catalogue that are about it. */
  public List<String> scenarios() {
    return Catalogue.all().stream()
        .filter(entry -> property.map(entry.properties()::contains).orElse(false))
        .map(CatalogueEntry::name)
        .toList();
  }

  @Override
  public String toString() {
    return id + ": " + claim;
  }
}
