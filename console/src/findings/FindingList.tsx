import { Chip, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { Found } from "../api/schema";
import { FindingCard } from "./FindingCard";
import { LEVELS, type Level } from "./levels";

/** Findings, the worst first, by level. */
export function FindingList({ of }: { of: Found[] }) {
  const [hidden, setHidden] = useState<Level[]>([]);
  const present = LEVELS.filter((level) => of.some((each) => each.level === level));
  const shown = present
    .filter((level) => !hidden.includes(level))
    .flatMap((level) => of.filter((each) => each.level === level));
  if (of.length === 0) {
    return <Text c="dimmed">The rules find nothing that breaks anybody.</Text>;
  }
  return (
    <Stack gap="sm">
      {present.length > 1 && (
        <Group gap="xs" role="group" aria-label="Which levels are shown">
          {present.map((level) => (
            <Chip
              key={level}
              size="xs"
              checked={!hidden.includes(level)}
              onChange={(isShown) =>
                setHidden(isShown ? hidden.filter((each) => each !== level) : [...hidden, level])
              }
            >
              {of.filter((each) => each.level === level).length} {level.toLowerCase()}
            </Chip>
          ))}
        </Group>
      )}
      <Stack component="ul" p={0} m={0} gap="xs">
        {shown.map((each) => (
          <FindingCard key={each.fingerprint + (each.engine ?? "")} of={each} />
        ))}
      </Stack>
    </Stack>
  );
}
