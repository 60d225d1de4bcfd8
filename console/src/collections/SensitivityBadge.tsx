import { Badge } from "@mantine/core";
import type { ContractDictionaryPlace } from "../api/schema";

/** How much care a place needs, in a word. */
export function SensitivityBadge({
  of,
}: {
  of: NonNullable<ContractDictionaryPlace["sensitivity"]>;
}) {
  return (
    <Badge
      variant="outline"
      tt="none"
      color={of === "PUBLIC" || of === "INTERNAL" ? "gray" : "orange"}
      c="var(--mantine-color-text)"
    >
      {of.toLowerCase()}
    </Badge>
  );
}
