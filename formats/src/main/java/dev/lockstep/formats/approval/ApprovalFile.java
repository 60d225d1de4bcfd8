package dev.lockstep.formats.approval;

import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.yaml.YamlText;

/** Reads and writes approvals. */
public final class ApprovalFile {
  /** The word under {@code kind} by which a file says that it is one. */
  public static final String KIND = "Approval";

  /** How the names of such files end. */
  public static final String ENDING = ".approval.yaml";

  static final String API_VERSION = "lockstep/v1";

  private ApprovalFile() {}

  /** Reads the bytes of a file; messages call it by this name. */
  public static Outcome<Approval> read(String file, byte[] content) {
    return FileText.read(file, content, reading -> new ApprovalReader(reading)::approval);
  }

  /** The approval as a file that reads back equal. */
  public static String write(Approval approval) {
    return new YamlText()
        .map()
        .text("apiVersion", API_VERSION)
        .text("kind", KIND)
        .text("change", approval.change())
        .text("by", approval.by())
        .text("team", approval.team())
        .text("at", approval.at().toString())
        .text("plan", approval.plan())
        .text("evidence", approval.evidence())
        .text("until", approval.until().toString())
        .end()
        .toString();
  }
}
