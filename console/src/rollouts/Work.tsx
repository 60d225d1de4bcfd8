import { Alert, Group, Progress, Stack, Text } from "@mantine/core";
import type { WorkTablePace } from "../api/schema";
import { count, duration, percent } from "../shared/numbers";
import { Section } from "../shared/Section";
import { type Name, useWork } from "./useRollout";
import { Value } from "../shared/Value";

/** What the runner does on the data, how far it is, and what it waits for. */
export function Work({ name, epoch }: { name: Name; epoch: number }) {
  const work = useWork(name);
  if (work === null || work.report.epoch < epoch) {
    return (
      <Section title="Work on the data">
        <Text c="dimmed" size="sm">
          {work === null
            ? "No runner has taken this work. It waits until one of the environment asks for it."
            : `Runner ${work.report.runner} has not begun the work of this epoch yet.`}
        </Text>
      </Section>
    );
  }
  const { report } = work;
  const { done, expected, waiting, work: doing } = report.progress;
  const part = expected !== undefined && expected > 0 ? Math.min(1, done / expected) : undefined;
  return (
    <Section title="Work on the data">
      <Stack gap="xs">
        <Group justify="space-between">
          <Text size="sm">
            {report.state === "DONE" ? "The work of this stage is done" : doing || "Working"}
          </Text>
          <Text size="sm" c="dimmed" className="numbers">
            {count(done)}
            {expected !== undefined && ` of ${count(expected)}`} documents
            {part !== undefined && `, ${percent(part)}`}
          </Text>
        </Group>
        {part !== undefined && (
          <Progress
            value={part * 100}
            aria-label="How much of the work is done"
            // To move the bar smoothly lays the page out for each frame of it.
            transitionDuration={0}
          />
        )}
        <Speed pace={work.pace} />
        {waiting && <Text size="sm">It waits: {waiting}</Text>}
        {report.trouble && (
          <Alert color="red" variant="outline" title={report.trouble.sentence}>
            {report.trouble.next}
          </Alert>
        )}
        <Text size="xs" c="dimmed">
          runner <Value of={report.runner} />, epoch {report.epoch}
        </Text>
      </Stack>
    </Section>
  );
}

function Speed({ pace }: { pace: WorkTablePace }) {
  if (pace.documentsPerSecond === undefined) {
    return null;
  }
  return (
    <Text size="sm" className="numbers">
      {count(Math.round(pace.documentsPerSecond))} documents a second
      {pace.secondsLeft !== undefined && `, about ${duration(pace.secondsLeft)} left`}
    </Text>
  );
}
