import { Badge } from "@mantine/core";
import type { Found } from "../api/schema";

export type Level = Found["level"];

const LOOKS: Record<Level, { color: string; word: string }> = {
  ERROR: { color: "red", word: "error" },
  UNKNOWN: { color: "orange", word: "unknown" },
  WARNING: { color: "yellow", word: "warning" },
  INFO: { color: "gray", word: "info" },
};

/** The worst first. */
export const LEVELS: Level[] = ["ERROR", "UNKNOWN", "WARNING", "INFO"];

/** How bad something is, in a word. */
export function LevelBadge({ of }: { of: Level }) {
  const { color, word } = LOOKS[of];
  return (
    <Badge color={color} variant="outline" c="var(--mantine-color-text)" tt="none">
      {word}
    </Badge>
  );
}
