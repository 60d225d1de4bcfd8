import { Anchor, Badge, Group, Progress, Text } from "@mantine/core";
import { memo } from "react";
import { Link } from "wouter";
import type { Glance } from "../api/schema";
import { tone } from "../rollouts/stages";
import { rolloutPath } from "../shared/links";
import { Section } from "../shared/Section";
import { Sentence } from "../shared/Sentence";
import { When } from "../shared/When";
import classes from "./Moving.module.css";
import { Value } from "../shared/Value";

/** Every rollout that moves, the one that changed last first. */
export function Moving({ moving, unlisted }: { moving: Glance[]; unlisted: number }) {
  return (
    <Section title="Moves now">
      {moving.length === 0 && (
        <Text size="sm" c="dimmed">
          No change is being carried. An approved one is begun on its own page, under Changes.
        </Text>
      )}
      <ul className={classes.list}>
        {moving.map((each) => (
          <Row key={`${each.environment}/${each.id}`} glance={each} />
        ))}
      </ul>
      {unlisted > 0 && (
        <Text size="sm" c="dimmed">
          {unlisted} more are under Rollouts.
        </Text>
      )}
    </Section>
  );
}

/** A glance that says the same is the same object, so of hundreds only those that moved are painted. */
const Row = memo(function Row({ glance }: { glance: Glance }) {
  const { work } = glance;
  const part =
    work?.state === "WORKING" && work.progress.expected
      ? Math.min(1, work.progress.done / work.progress.expected)
      : undefined;
  return (
    <li className={classes.row}>
      <Group gap="xs" justify="space-between">
        <Group gap="xs">
          <Badge color={tone(glance.stage, glance.frozen, glance.live)}>{glance.place}</Badge>
          <Anchor component={Link} href={rolloutPath(glance.environment, glance.id)} fw={600}>
            {glance.change}
          </Anchor>
          <Text size="sm" c="dimmed">
            <Value of={glance.collection} /> in {glance.environment}, {glance.team}
          </Text>
        </Group>
        <Text size="sm" c="dimmed">
          <When at={glance.since} as="ago" />
        </Text>
      </Group>
      <Text size="sm">
        <Sentence text={glance.seen?.hold.sentence ?? "It was not looked at yet."} />
      </Text>
      {part !== undefined && (
        <Progress value={part * 100} size="xs" mt={4} aria-label={`Work of ${glance.change}`} />
      )}
    </li>
  );
});
