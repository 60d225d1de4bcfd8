package dev.lockstep.model.stage;

import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a rollout stands. Which stage may follow which is decided by {@link StageTable} alone.
 *
 * <p>The order of the constants is the way forward, up to {@link #RETIRED}; the way back stands
 * after it.
 */
public enum Stage {
  /** The change is written down and valid. */
  PROPOSED(Shape.OLD),
  /** Somebody answers for it. */
  APPROVED(Shape.OLD),
  /** Preflight over the data found nothing that forbids it. */
  REHEARSED(Shape.OLD),
  /** What is only added is there: indexes, and validators that accept both shapes. */
  EXPANDED(Shape.OLD),
  /** Every write reaches both shapes, by the writers themselves or by sync. */
  DUAL_WRITE(Shape.OLD),
  /** Older documents gain the new shape, range by range. */
  BACKFILL(Shape.OLD),
  /** Both directions were compared on all data and agree. */
  VERIFIED(Shape.OLD),
  /** Reads are answered from the old shape; the new one is read aside and compared. */
  SHADOW_READ(Shape.OLD),
  /** A growing part of the reads is answered from the new shape. */
  RAMP(Shape.OLD),
  /** All reads are answered from the new shape; the old one is kept in step. */
  NEW_PRIMARY(Shape.NEW),
  /** The old shape is held and archived; it can still be returned to. */
  RETIRING(Shape.NEW),
  /** The old shape is being purged or gone: there is no way back. */
  RETIRED(Shape.NEW),
  /** The new shape is being taken away; the old one is kept whole. */
  ROLLING_BACK(Shape.OLD),
  /** Every document is in the old shape and nothing else is left. */
  ROLLED_BACK(Shape.OLD);

  private static final Map<String, Stage> BY_WORD =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Stage::word, Function.identity()));

  private final Shape authority;
  private final String word;

  Stage(Shape authority) {
    this.authority = authority;
    this.word = name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name in files, commands and messages, such as {@code dual-write}. */
  public String word() {
    return word;
  }

  /** The stage of this name, if there is one. */
  public static Optional<Stage> named(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  /** The shape that serves reads, and that breaks those ties which no order can break. */
  public Shape authority() {
    return authority;
  }

  /** The stage that follows on the way forward; none at its end, and none on the way back. */
  public Optional<Stage> next() {
    return moves().stream().map(Move::to).filter(this::isFollowedBy).findFirst();
  }

  @SuppressWarnings("EnumOrdinal") // the order of the constants is the way forward
  private boolean isFollowedBy(Stage other) {
    return compareTo(RETIRED) < 0 && other.ordinal() == ordinal() + 1;
  }

  /** The legal moves from here, in the order of the table. */
  public List<Move> moves() {
    return StageTable.from(this);
  }

  /** Whether a rollout may move from here to that stage. */
  public boolean mayMoveTo(Stage to) {
    return moves().stream().anyMatch(move -> move.to() == to);
  }

  /**
   * The move from here to that stage.
   *
   * @throws Problem with code {@code MOVE_ILLEGAL} if the table has no such move
   */
  public Move moveTo(Stage to) {
    return moves().stream()
        .filter(move -> move.to() == to)
        .findAny()
        .orElseThrow(() -> StageTable.illegal(this, to));
  }

  /** Whether documents may hold both shapes at this stage, so that they must be kept in step. */
  public boolean holdsBothShapes() {
    return mayMoveTo(ROLLING_BACK) || this == ROLLING_BACK;
  }

  /** Whether nothing follows: the rollout is over for ever. */
  public boolean isFinal() {
    return moves().isEmpty();
  }

  @Override
  public String toString() {
    return word();
  }
}
