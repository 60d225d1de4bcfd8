package dev.lockstep.registry.check;

import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.registry.check.Policy.Suppression;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads a team's policy, {@code lockstep.yaml}. */
public final class PolicyFile {
  /** The usual name of the file. */
  public static final String NAME = "lockstep.yaml";

  private static final int DAYS_MAX = 36_500;

  private final Reading reading;

  private PolicyFile(Reading reading) {
    this.reading = reading;
  }

  /** Reads the bytes of a file; messages call it by this name. */
  public static Outcome<Policy> read(String file, byte[] content) {
    return FileText.read(file, content, reading -> new PolicyFile(reading)::policy);
  }

  private Optional<Policy> policy(Mapping root) {
    Part part = reading.part("the policy", root).orElseThrow();
    List<String> except = part.list("except", this::rule);
    int days =
        part.node("freshDays")
            .flatMap(reading::count)
            .map(count -> (int) Math.min(count, DAYS_MAX))
            .orElse(Policy.DEFAULTS.freshDays());
    BigDecimal coverage =
        part.node("coverage").flatMap(this::share).orElse(Policy.DEFAULTS.coverage());
    List<Suppression> suppressions =
        part.list(
            "suppressions",
            node -> reading.part("the suppression", node).flatMap(this::suppression));
    part.refuseOthers();
    return Optional.of(new Policy(new HashSet<>(except), days, coverage, suppressions));
  }

  private Optional<BigDecimal> share(YamlNode node) {
    Optional<BigDecimal> share = reading.number(node);
    boolean isShare =
        share
            .filter(number -> number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0)
            .isPresent();
    return isShare || share.isEmpty() ? share : reading.bad(node, "a share is from 0 to 1");
  }

  private Optional<String> rule(YamlNode node) {
    Optional<String> id = reading.text(node);
    return id.isEmpty() || Rules.of(id.get()).isPresent()
        ? id
        : reading.bad(node, "there is no rule '" + id.get() + "'; lockstep rules lists them");
  }

  private Optional<Suppression> suppression(Part part) {
    Optional<String> rule = part.required("rule").flatMap(this::rule);
    Optional<String> contract = part.text("contract");
    Optional<String> path = part.text("path");
    Optional<String> by = part.requiredText("by");
    Optional<String> reason = part.requiredText("reason");
    Optional<LocalDate> until = part.required("until").flatMap(reading::date);
    part.refuseOthers();
    return rule.flatMap(id ->
        by.flatMap(who ->
            reason.flatMap(
                why -> until.map(day -> new Suppression(id, contract, path, who, why, day)))));
  }
}
