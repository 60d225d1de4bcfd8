package dev.lockstep.demo;

import dev.lockstep.demo.check.Finding;
import dev.lockstep.demo.control.Answers;
import dev.lockstep.demo.control.DemoPlan;
import dev.lockstep.demo.control.DemoServer;
import dev.lockstep.demo.control.Propagation;
import dev.lockstep.demo.data.BsonForm;
import dev.lockstep.demo.regression.Regression;
import dev.lockstep.model.document.Document;
import dev.lockstep.runner.report.Headway;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells the demo's story, a line for each stage. Threads may share it. */
final class Narrator implements Regression.Telling {
  private static final int FINDINGS_MAX = 10;
  private static final String TURN = "rollout ";
  private static final String CLEARED = "\r\u001b[2K";

  private final PrintWriter out;
  private final Screen screen;

  Narrator(PrintWriter out, Screen screen) {
    this.out = out;
    this.screen = screen;
  }

  private synchronized void tell(String line) {
    out.print(screen == Screen.TERMINAL ? CLEARED + line : line);
    out.println();
    out.flush();
  }

  void starting(String server) {
    tell("starting " + server + " ...");
  }

  void begin(String title, DemoDatabase database, List<Document> documents) {
    tell(
        String.format(
            Locale.ROOT,
            "\"%s\", through %,d documents and back, while services go on",
            title,
            documents.size()));
    tell("  collection   " + database.described());
    database.remarks(documents).forEach(remark -> tell("               " + remark));
    tell(
        "  services     one sets single fields, one replaces whole documents; others insert,"
            + " delete, read");
  }

  void alone() {
    tell("");
  }

  /** Shows how far the engine has come, on a line that the next one writes over. */
  synchronized void headway(Headway headway) {
    if (screen == Screen.TERMINAL && headway.expected() > 0) {
      out.print(
          String.format(
              Locale.ROOT,
              CLEARED + "  %-13s %,9d of about %,d",
              headway.work(),
              headway.done(),
              headway.expected()));
      out.flush();
    }
  }

  void stage(DemoReport.StageTime time, long liveWrites) {
    tell(
        String.format(
            Locale.ROOT,
            "  %-13s %,9d documents %9s   %,d live writes so far",
            time.stage(),
            time.documents(),
            seconds(time.millis()),
            liveWrites));
  }

  void newShape() {
    tell("  a service that writes the new shape joins them");
  }

  void led(DemoServer server, boolean hasServices) {
    tell("  server       %s, which leads; a runner takes its orders".formatted(server.address()));
    tell("  console      open that address and watch; the token is %s".formatted(server.token()));
    if (hasServices) {
      tell("  SDK          a legacy service, an upgraded one and a canary follow its stages");
      tell(
          "               gates look at windows of %d s here, at 60 s unless a plan says so"
              .formatted(DemoPlan.WINDOW.toSeconds()));
    }
    tell("");
  }

  void clicked(Propagation.Measured measured) {
    tell(
        ("  one click: reads return to the old shape; %d clients heard of it within %d ms"
                + " (p50 %d ms)")
            .formatted(measured.clients(), measured.p99Millis(), measured.p50Millis()));
  }

  void takingAway() {
    tell("  two persons agree that the new shape is taken away");
  }

  @Override
  public void second(String title, String collection) {
    tell("");
    tell("\"%s\", a second change, in %s".formatted(title, collection));
  }

  @Override
  public void badRelease(String place) {
    tell("  at %s a bad release goes out: slow and wrong with the new shape".formatted(place));
  }

  @Override
  public void takenBack(Regression.Result result, List<Document> history, String why) {
    tell(
        "  taken back by itself %s later, for %s; %,d acknowledged writes lost"
            .formatted(seconds(result.detectedMillis()), result.trigger(), result.lostWrites()));
    history.reversed().stream()
        .filter(entry -> Answers.text(entry, "action").startsWith(TURN))
        .map(entry ->
            "    %s  %-28s %s"
                .formatted(
                    Answers.text(entry, "time"),
                    Answers.text(entry, "action"),
                    Answers.text(entry, "fields", "to")))
        .forEach(this::tell);
    tell("  why: " + why);
    tell("");
  }

  void compared(int findings) {
    tell(
        "  both shapes of every document against the writers' history: "
            + (findings == 0 ? "they agree" : findings + " findings"));
  }

  void end(DemoReport report, List<Finding> findings, long untouched) {
    findings(findings);
    table(report, untouched);
    verdict(report, untouched);
  }

  private void findings(List<Finding> findings) {
    for (Finding finding : findings.subList(0, Math.min(FINDINGS_MAX, findings.size()))) {
      tell(
          "  %s: %s in the document %s"
              .formatted(
                  finding.kind().name().toLowerCase(Locale.ROOT),
                  finding.where(),
                  BsonForm.toBson(Document.of("_id", finding.key())).toJson()));
    }
    if (findings.size() > FINDINGS_MAX) {
      tell("  and %d more".formatted(findings.size() - FINDINGS_MAX));
    }
  }

  private void table(DemoReport report, long untouched) {
    DemoReport.Rollback rollback = report.rollback();
    tell("");
    row("documents loaded", report.documents());
    row("live writes acknowledged meanwhile", report.liveWrites());
    row("writes lost", report.lostWrites());
    row("writes invented", report.inventedWrites());
    row("places where the shapes disagreed", report.divergences());
    row("documents that nobody wrote", untouched);
    tell(
        "  %-40s %9s"
            .formatted("  byte for byte as loaded", rollback.identical() ? "all" : "NOT ALL"));
    row("later writes kept by the rollback", rollback.laterWritesKept());
    row("leftovers of the change", rollback.leftovers().size());
    rollback.leftovers().forEach(leftover -> tell("    " + leftover));
    tell("");
  }

  private void row(String name, long value) {
    tell(String.format(Locale.ROOT, "  %-40s %,9d", name, value));
  }

  private void verdict(DemoReport report, long untouched) {
    tell(
        report.isClean()
            ? String.format(
                Locale.ROOT,
                "Proven from the writers' own history in %s: each of %,d acknowledged writes is in"
                    + " the collection or was overwritten by a later one, nothing else is, and %,d"
                    + " documents that nobody wrote are byte for byte as they were loaded.",
                seconds(report.millis()),
                report.liveWrites(),
                untouched)
            : "The collection is NOT as its writers left it: see above.");
  }

  void stay(DemoDatabase database, Optional<DemoServer> server) {
    tell("");
    tell("To look around: collection " + database.described());
    server.ifPresent(each ->
        tell(
            "                server %s, environment %s, token %s"
                .formatted(each.address(), DemoServer.ENVIRONMENT, each.token())));
    tell("Press Enter to end.");
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }
}
