package dev.lockstep.engine.preflight;

import static dev.lockstep.engine.preflight.Findings.LOOK_AGAIN;

import dev.lockstep.engine.preflight.Finding.Code;
import dev.lockstep.engine.preflight.Finding.Severity;
import dev.lockstep.model.path.Path;

/** How an observation is told. {@code predicate} follows "3 of 10 documents". */
record Wording(Severity severity, Code code, String predicate, String meaning, String next) {
  private static final String HELD =
      "They would be held in the old shape, and not be seen in the new one.";

  static Wording of(Observation seen, Subject subject, PreflightSettings settings) {
    return switch (seen) {
      case Observation.Unreadable unreadable -> unreadable();
      case Observation.Foreign foreign -> foreign();
      case Observation.OddName odd -> oddName();
      case Observation.Uncastable u ->
          blocking(
              Code.UNCASTABLE,
              "hold at %s what %s has no place for: %s"
                  .formatted(u.path(), subject.named(u.operation()), u.why()),
              HELD,
              "Say `otherwise` in the operation");
      case Observation.TargetTaken t -> taken(t.target(), subject.named(t.operation()), subject);
      case Observation.PrefixClash clash ->
          blocking(
              Code.PREFIX_CLASH,
              "hold a plain value above %s, where %s needs a document"
                  .formatted(clash.target(), subject.named(clash.operation())),
              HELD,
              "Choose another target");
      case Observation.NullField field -> nullField(field.path());
      case Observation.TooLarge large -> tooLarge(settings);
      case Observation.NoRoom room -> noRoom(settings);
      case Observation.NotRestored not ->
          blocking(
              Code.NOT_RESTORED,
              "would not come back as they were",
              "The change cannot be taken back for them without a loss.",
              "Change the operations");
      case Observation.Kept kept -> kept(subject.named(kept.operation()));
    };
  }

  private static Wording blocking(Code code, String predicate, String meaning, String advice) {
    return new Wording(
        Severity.BLOCKING, code, predicate, meaning, advice + ", then " + LOOK_AGAIN);
  }

  private static Wording unreadable() {
    return blocking(
        Code.UNREADABLE,
        "hold a field name twice",
        "They cannot be read exactly, and would be left as they are.",
        "Mend them");
  }

  private static Wording foreign() {
    return blocking(
        Code.FOREIGN,
        "carry the tag of another change",
        "They would be left as they are.",
        "Retire or roll back the other change");
  }

  private static Wording oddName() {
    return blocking(
        Code.ODD_NAME,
        "hold a field whose name has a dot or begins with a dollar, which this store cannot update",
        "They would be left without the new shape, and the backfill could not end.",
        "Rename the field");
  }

  private static Wording nullField(Path path) {
    return blocking(
        Code.NULL_VALUE,
        "would have null at %s, and no field of this store holds null".formatted(path),
        "The store would refuse to write them, and the backfill could not end.",
        "Leave null out by `when` or `otherwise: absent`, or map it to a value by mapValues");
  }

  private static Wording tooLarge(PreflightSettings settings) {
    return blocking(
        Code.TOO_LARGE,
        "would exceed %d bytes with both shapes".formatted(settings.documentBytesMax()),
        "The store would refuse to write them.",
        "Make them smaller");
  }

  private static Wording noRoom(PreflightSettings settings) {
    return blocking(
        Code.NO_ROOM,
        "would leave live writers less than %d of %d bytes with both shapes"
            .formatted(settings.bytesReserved(), settings.documentBytesMax()),
        "A write of a service that fits today might then be refused.",
        "Make them smaller");
  }

  private static Wording kept(String operation) {
    return new Wording(
        Severity.NOTE,
        Code.KEPT,
        "hold what %s cannot say in the new shape".formatted(operation),
        "The original is kept beside the new value, so that the way back restores it.",
        "Nothing has to be done.");
  }

  private static Wording taken(Path target, String operation, Subject subject) {
    boolean inPlace = subject.layout().inPlace().contains(target);
    return new Wording(
        inPlace ? Severity.BLOCKING : Severity.WARNING,
        Code.TARGET_TAKEN,
        "hold something at %s already, where %s writes".formatted(target, operation),
        inPlace
            ? "What they hold would be overwritten."
            : "What they hold is not seen in the new shape, and comes back on the way back.",
        "Choose another target or say `when: target absent`, then " + LOOK_AGAIN);
  }
}
