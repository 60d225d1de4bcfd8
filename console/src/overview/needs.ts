import type { Glance } from "../api/schema";

/** Holds that end when a person does something, and who that is. */
const WAITS: Record<string, string> = {
  frozen: "an operator, to resume it",
  "person-needed": "an operator, to look and resume it",
  unhelped: "an operator: taking reads back did not help",
  unapproved: "a steward, to agree",
  overdue: "an operator: its gate has waited for longer than planned",
  blind: "an operator: its gate sees nothing",
  "way-back-unproven": "an operator: the way back is not known to be open",
};

/** For whom a rollout waits; empty where it waits for nobody. */
export function waitsFor(glance: Glance): string {
  if (glance.frozen) {
    return WAITS.frozen ?? "";
  }
  const kind = glance.seen?.hold.kind ?? "";
  return glance.work?.state === "FAILED"
    ? "an operator: the work on the data has failed"
    : (WAITS[kind] ?? "");
}
