package org.lazymm.conformance.seeded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.lazymm.broken.order.WeakenedOrders;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.scenario.Site;
import org.lazymm.explorer.scenario.Weakening;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.FoundScheme;
import org.lazymm.scheduler.discovery.SchemeSelection;

/**
 * The comment on each order of a scheme agrees with what is known of it. Each way to be weaker by
 * one step is either caught ({@link WeakenedOrders}), and the comment names the pair, or breaks
 * nothing ({@link RedundantOrder}), and the comment says what would do.
 *
 * <p>The worker of {@code rcu:idle=kick} is left out: the catalogue breaks with none of its orders
 * weaker, which says more of the catalogue than of them.
 */
@Tag("slow")
class OrderCommentsTest {
  private static final ScenarioExplorer EXPLORER =
      new ScenarioExplorer(Limits.NONE.withExecutions(20));
  private static final String LEFT_OUT = "org.lazymm.scheme.rcu.GracePeriods";

  /** Every scheme, with the options that add orders. */
  private static final List<String> SCHEMES =
      List.of(
          "fullbarrier",
          "fullbarrier:drop-order=release",
          "hazard",
          "hazard:leave-at-idle=on",
          "hazard-evict",
          "rcu",
          "rcu:idle=kick",
          "rcu:idle=leave",
          "shootdown:filter=on");

  private static final Map<String, SortedSet<Site>> PLACES_OF = new HashMap<>();

  static final List<Site> PLACES =
      SCHEMES.stream()
          .flatMap(scheme -> placesOf(scheme).stream())
          .filter(place -> !place.className().equals(LEFT_OUT))
          .distinct()
          .sorted()
          .toList();

  private static final Set<Weakening> CAUGHT =
      WeakenedOrders.CAUGHT.stream()
          .map(mutant -> mutant.weakening(EXPLORER))
          .flatMap(Optional::stream)
          .collect(Collectors.toSet());

  private static final Set<Weakening> HARMLESS =
      RedundantOrder.ALL.stream()
          .map(redundant -> redundant.among(placesOf(redundant.scheme())))
          .collect(Collectors.toSet());

  private static SortedSet<Site> placesOf(String scheme) {
    return PLACES_OF.computeIfAbsent(
        scheme,
        text -> OrderedPlaces.of(SchemeSelection.parse(Discovery.onClassPath().registry(), text)));
  }

  @Test
  void everySchemeThatIsOfferedIsAmongThem() {
    assertEquals(
        Discovery.onClassPath().registry().schemes().stream()
            .map(FoundScheme::name)
            .collect(Collectors.toSet()),
        SCHEMES.stream().map(scheme -> scheme.replaceFirst(":.*", "")).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @FieldSource("PLACES")
  void eachWayToBeWeakerIsEitherCaughtOrHarmless(Site place) {
    boolean redundant = harmless(place).stream().anyMatch(weaker -> !weaker.to().orders());
    for (Weakening weaker : Weakening.of(place)) {
      boolean harmless = redundant || HARMLESS.contains(weaker);
      assertTrue(
          CAUGHT.contains(weaker) != harmless,
          () -> weaker + " is in " + (harmless ? "both lists" : "neither list"));
    }
  }

  @ParameterizedTest
  @FieldSource("PLACES")
  void theCommentSaysWhatIsKnown(Site place) {
    OrderComment comment = OrderComment.at(place);

    assertEquals(
        harmless(place).stream()
            .map(weaker -> weaker.to().word())
            .collect(Collectors.toCollection(TreeSet::new)),
        comment.enough(),
        () -> place + ": what would do, by " + comment);
    assertTrue(
        comment.namesThePair() || Weakening.of(place).stream().noneMatch(CAUGHT::contains),
        () -> place + ": what it pairs with, by " + comment);
  }

  private static List<Weakening> harmless(Site place) {
    return HARMLESS.stream().filter(weaker -> weaker.site().equals(place)).toList();
  }
}
