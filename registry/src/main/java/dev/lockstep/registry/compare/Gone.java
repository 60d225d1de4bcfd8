package dev.lockstep.registry.compare;

/** Whether something a service relies on is no longer where and what it was. */
public final class Gone {
  private Gone() {}

  /** Whether a place went, moved, is called otherwise or holds another type. */
  public static boolean isGone(Place place) {
    return switch (place) {
      case Place.Removed removed -> true;
      case Place.Added added -> false;
      case Place.Kept kept ->
          kept.carry() != Place.Carry.SAME
              || switch (Types.relation(kept.before().node(), kept.after().node())) {
                case SAME, WIDER, NARROWER, UNKNOWN -> false;
                case ROUNDED, SCALAR_TO_ARRAY, ARRAY_TO_SCALAR, DISJOINT -> true;
              };
    };
  }
}
