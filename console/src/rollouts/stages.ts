/** The way forward, as the model's stage table has it. */
export const FORWARD = [
  "proposed",
  "approved",
  "rehearsed",
  "expanded",
  "dual-write",
  "backfill",
  "verified",
  "shadow-read",
  "ramp",
  "new-primary",
  "retiring",
  "retired",
] as const;

export const BACK = ["rolling-back", "rolled-back"] as const;

/** Which shape reads are answered from at a stage, for those who look for a second only. */
export function readsFrom(stage: string): string {
  switch (stage) {
    case "shadow-read":
      return "the old shape; the new one is read aside";
    case "ramp":
      return "a part from the new shape";
    case "new-primary":
    case "retiring":
    case "retired":
      return "the new shape";
    default:
      return "the old shape";
  }
}

/** Colours say the same as words beside them, never more. */
export function tone(stage: string, isFrozen: boolean, isLive: boolean): string {
  if (stage === "rolled-back") {
    return "gray";
  }
  if (stage === "rolling-back") {
    return "orange";
  }
  if (isFrozen) {
    return "yellow";
  }
  return isLive ? "cyan" : "green";
}
