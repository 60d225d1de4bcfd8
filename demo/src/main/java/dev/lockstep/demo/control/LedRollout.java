package dev.lockstep.demo.control;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** One rollout as the server leads it, and what persons ask of it. For one thread. */
public final class LedRollout {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String DONE = "DONE";

  private final Rest operator;
  private final Rest second;
  private final String path;
  private final String id;

  private LedRollout(Rest operator, Rest second, String id) {
    this.operator = operator;
    this.second = second;
    this.id = id;
    this.path = DemoServer.path("/rollouts/" + id);
  }

  /**
   * What is to be carried.
   *
   * @param change the id of the change
   * @param changeFile the change as it is written
   * @param planFile the plan as it is written
   */
  public record Wanted(String change, String collection, String changeFile, String planFile) {}

  /** Begins a rollout; a second operator stands by. */
  public static LedRollout begin(Rest operator, Rest second, Wanted wanted) {
    Document begun =
        operator.post(
            DemoServer.path("/rollouts"),
            Document.builder()
                .add("change", Value.text(wanted.change()))
                .add("collection", Value.text(wanted.collection()))
                .add("team", Value.text("demo"))
                .add("changeFile", Value.text(wanted.changeFile()))
                .add("planFile", Value.text(wanted.planFile()))
                .build());
    return new LedRollout(operator, second, Answers.text(begun, "identity", "id"));
  }

  /** Its id. */
  public String id() {
    return id;
  }

  /** Where it stands, as the server shows it. */
  public Document view() {
    return operator.get(path);
  }

  /** The epoch in which it stands. */
  public long epoch() {
    return Answers.number(view(), "epoch");
  }

  /** Waits until it has come to a stage and its work is done. */
  public void awaitStage(Stage stage) {
    Document unused =
        await(
            view -> stage(view).compareTo(stage) > 0 || (stage(view) == stage && isDone(view)),
            stage);
  }

  /** Waits until it stands at a place, such as {@code ramp 50.0 %}. */
  public void awaitPlace(String place) {
    Document unused = await(view -> Answers.text(view, "place").equals(place), Stage.RAMP);
  }

  /** Waits until it stands below the ramp again. */
  public Document awaitTakenBack() {
    return await(view -> stage(view) != Stage.RAMP, Stage.SHADOW_READ);
  }

  private static Stage stage(Document view) {
    return Stage.named(Answers.text(view, "stage")).orElseThrow();
  }

  private static boolean isDone(Document view) {
    return Answers.text(view, "work", "report", "state").equals(DONE)
        && Answers.number(view, "work", "report", "epoch") == Answers.number(view, "epoch");
  }

  private Document await(Predicate<Document> condition, Stage towards) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Document view = view();
    while (!condition.test(view)) {
      if (System.nanoTime() > end) {
        throw new Problem(
            ProblemCode.GATE_CLOSED,
            "Cannot go on with the demo: the rollout does not come to %s. %s"
                .formatted(towards.word(), why()),
            "the old shape is whole in every document",
            "./lockstep demo");
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      view = view();
    }
    return view;
  }

  /** Where it stands and why, in one paragraph. */
  public String why() {
    return Answers.text(operator.get(path + "/why"), "why");
  }

  /** What was decided, the newest first. */
  public List<Document> history() {
    return Answers.objects(operator.get(path + "/history"), "items");
  }

  /** The one click: reads return to the old shape, both shapes are written on. */
  public void click() {
    Document unused = operator.post(path + "/rollback", asking("soft-rollback"));
  }

  /** Says that a check which waits for a person has passed. */
  public void answer(String check) {
    Document unused =
        operator.post(
            path + "/answers",
            Document.of("check", Value.text(check), "outcome", Value.text("PASS"))
                .with("epoch", Value.int64(epoch())));
  }

  /** Two persons ask for the new shape to be taken away. */
  public void askToTakeAway() {
    Document first = operator.post(path + "/rollback", asking("hard-rollback"));
    Document both = second.post(path + "/rollback", asking("hard-rollback"));
    assert !first.equals(both);
  }

  /** Takes the new shape away, which two persons ask for, and waits until nothing of it is left. */
  public void takeAway() {
    askToTakeAway();
    awaitStage(Stage.ROLLED_BACK);
  }

  /** Takes the new shape away once the rollout has come to a stage. */
  public void takeAwayAt(Stage stage) {
    awaitStage(stage);
    takeAway();
  }

  /** Waits until it stays for such a reason. */
  public void awaitHold(String kind) {
    Document unused =
        await(view -> Answers.text(view, "hold", "kind").equals(kind), Stage.EXPANDED);
  }

  private static Document asking(String action) {
    return Document.of(
        "action", Value.text(action), "why", Value.text("the story of the demo asks for it"));
  }
}
