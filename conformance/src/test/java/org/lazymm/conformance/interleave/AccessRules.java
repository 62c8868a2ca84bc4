package org.lazymm.conformance.interleave;

import org.lazymm.conformance.interleave.Request.Kind;
import org.lazymm.conformance.interleave.World.Role;
import org.lazymm.scheduler.property.Property;

/** What single accesses break: counts that move as they must not, and frees that come too early. */
final class AccessRules {
  private AccessRules() {}

  /** What a change of a cell breaks: S2 and S3. */
  static long count(Role role, Request request, long before, long after) {
    boolean added = request.kind() == Kind.ADD;
    if (role == Role.USERS) {
      return bits(added && request.first() > 0 && before == 0, Property.S3);
    }
    if (role != Role.COUNT) {
      return 0;
    }
    boolean rises = added && request.second() == Request.GRAB && before <= 0;
    boolean last = added && request.second() == Request.UNGRAB && after <= 0;
    boolean below = after < 0 && after < before;
    return bits(rises || last || below, Property.S2);
  }

  /** What a free breaks that has just been counted. */
  static long free(Ghosts ghosts, int mm) {
    boolean held = ghosts.get(mm, Ghosts.LOADED) > 0 || ghosts.get(mm, Ghosts.ACTIVE) > 0;
    return bits(ghosts.get(mm, Ghosts.FREES) > 1, Property.S2)
        | bits(held, Property.S1)
        | bits(ghosts.get(mm, Ghosts.USERS) > 0, Property.S4)
        | bits(ghosts.get(mm, Ghosts.COUNT) > 0, Property.K1)
        | bits(ghosts.get(mm, Ghosts.PINS) > 0, Property.K3);
  }

  private static long bits(boolean broken, Property property) {
    return broken ? Bits.of(property) : 0;
  }
}
