package org.lazymm.conformance;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lazymm.api.Guarantees;
import org.lazymm.conformance.explore.Danger;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scenario.catalogue.CatalogueEntry;
import org.lazymm.scheduler.property.Property;

/**
 * One thing that is tested of every scheme.
 *
 * @param id what reports call it: a property's name, {@code EQ}, {@code RUN}, {@code SAME} or
 *     {@code PR}, or what somebody else has called it
 * @param claim what it says, in one line
 * @param level how much a scheme owes it
 * @param property the property, if it is one
 * @param situation what must happen in sequential runs before they have tried it at all; a rule of
 *     somebody's own says itself
 * @param guarantee the guarantee on which it depends whether a scheme is held to it, if it does
 * @param rationale why it is asked, in one or two sentences
 * @param check where to look first if it is broken
 * @param own the rule as somebody else has written it, if it is none of the suite's
 */
public record Rule(
    String id,
    String claim,
    Level level,
    Optional<Property> property,
    Trigger situation,
    Optional<Guarantee> guarantee,
    String rationale,
    String check,
    Optional<OwnRule> own) {
  private static final Pattern OWN_ID = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,15}");

  /** Checks that only what should be depends on a guarantee. */
  public Rule {
    if (guarantee.isPresent() && level != Level.SHOULD) {
      throw new IllegalArgumentException(
          id + ": level " + level.text() + " and if-guaranteed: expected level should");
    }
  }

  /**
   * A rule of somebody's own.
   *
   * @throws IllegalArgumentException if its id is none
   */
  static Rule of(OwnRule own) {
    String id = own.id();
    if (!OWN_ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "rule '"
              + id
              + "': expected an id of a letter, then letters, digits and hyphens, at most 16");
    }
    return new Rule(
        id,
        own.claim(),
        Level.MUST,
        Optional.empty(),
        Trigger.RUN,
        Optional.empty(),
        own.rationale(),
        own.check(),
        Optional.of(own));
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
    return own.map(OwnRule::triedWhen)
        .or(
            () ->
                property
                    .filter(named -> named.judge() == Property.DecidedBy.EXPLORER)
                    .map(Danger::text))
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
