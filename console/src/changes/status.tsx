import { Badge } from "@mantine/core";
import type { Governed, ProposalWaiting } from "../api/schema";

export type Status = Governed["status"];

const LOOKS: Record<Status, { color: string; word: string }> = {
  PROPOSED: { color: "blue", word: "proposed" },
  APPROVED: { color: "green", word: "approved" },
  REJECTED: { color: "red", word: "rejected" },
  WITHDRAWN: { color: "gray", word: "withdrawn" },
};

/** Where a change stands, in a word. */
export function StatusBadge({ of }: { of: Status }) {
  const { color, word } = LOOKS[of];
  return (
    <Badge color={color} variant="outline" c="var(--mantine-color-text)" tt="none">
      {word}
    </Badge>
  );
}

/** What a change waits for, in a sentence. */
export function waitsFor(status: Status, waiting: ProposalWaiting): string {
  if (status === "REJECTED" || status === "WITHDRAWN") {
    return "Nothing: it will not be carried out as it is.";
  }
  if (status === "APPROVED") {
    return "Nothing: a rollout may begin.";
  }
  const needs: string[] = [];
  if (waiting.mistakes.length > 0) {
    needs.push("what it cannot be assessed without");
  }
  const lacking = waiting.needed - waiting.given;
  if (lacking > 0) {
    needs.push(lacking === 1 ? "one approval" : `${lacking} approvals`);
  }
  if (waiting.unaware.length > 0) {
    needs.push(`the word of ${waiting.unaware.join(", ")}`);
  }
  return needs.length === 0 ? "Nothing more." : `It waits for ${needs.join(" and ")}.`;
}
