import { Badge, Group, Paper, Progress, SimpleGrid, Stack, Text } from "@mantine/core";
import type { Arm, RolloutView, RolloutViewVerdictView } from "../api/schema";
import { count, percent } from "../shared/numbers";
import { Section } from "../shared/Section";
import type { Name } from "./useRollout";

/** What the gate of this stage has found, check by check. */
export function Gates({ view }: { name: Name; view: RolloutView }) {
  return (
    <Section title="The gate of this stage">
      {view.verdicts.length === 0 ? (
        <Text size="sm" c="dimmed">
          {view.hold.sentence}
        </Text>
      ) : (
        <Stack gap="sm">
          {view.verdicts.map((verdict) => (
            <Check key={`${verdict.region} ${verdict.check}`} verdict={verdict} />
          ))}
        </Stack>
      )}
    </Section>
  );
}

const TONES: Record<string, string> = { pass: "green", fail: "red", error: "red" };

function Check({ verdict }: { verdict: RolloutViewVerdictView }) {
  const tone = TONES[verdict.outcome.split(":")[0]?.toLowerCase() ?? ""] ?? "gray";
  const isCounted = verdict.newPath.operations + verdict.oldPath.operations > 0;
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" mb={isCounted ? "xs" : 0}>
        <Text fw={600} size="sm">
          {verdict.check}
          {verdict.region !== "" && ` · ${verdict.region}`}
          {!verdict.required && " (does not count)"}
        </Text>
        <Badge color={tone}>{verdict.outcome}</Badge>
      </Group>
      {isCounted && (
        <SimpleGrid cols={2}>
          <Path label="New path" arm={verdict.newPath} />
          <Path label="Old path" arm={verdict.oldPath} />
        </SimpleGrid>
      )}
    </Paper>
  );
}

function Path({ label, arm }: { label: string; arm: Arm }) {
  const bad = arm.operations === 0 ? 0 : arm.bad / arm.operations;
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="sm" className="numbers">
        {count(arm.bad)} bad of {count(arm.operations)} ({percent(bad)})
      </Text>
      <Progress value={bad * 100} color="red" aria-label={`${label}: bad operations`} />
    </div>
  );
}
