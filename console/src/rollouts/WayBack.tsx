import { Badge, Stack, Text } from "@mantine/core";
import type { RolloutView } from "../api/schema";
import { Section } from "../shared/Section";
import type { Name } from "./useRollout";

const KINDS: Record<string, { color: string; label: string }> = {
  open: { color: "green", label: "open" },
  unproven: { color: "yellow", label: "not proven" },
  ends: { color: "red", label: "ends with the next step" },
  over: { color: "gray", label: "nothing is left to take back" },
};

/** Whether what was done can be taken back, and what the runner found when it looked. */
export function WayBack({ view }: { name: Name; view: RolloutView }) {
  const kind = KINDS[view.wayBack.kind] ?? { color: "gray", label: view.wayBack.kind };
  const found = view.work?.report.wayBack;
  return (
    <Section title="Way back" aside={<Badge color={kind.color}>{kind.label}</Badge>}>
      <Stack gap="xs">
        <Text size="sm">{view.wayBack.sentence}</Text>
        {found && (
          <Text size="sm" c="dimmed">
            The runner: {found.sentence}
          </Text>
        )}
      </Stack>
    </Section>
  );
}
