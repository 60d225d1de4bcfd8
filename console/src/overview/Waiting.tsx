import { Anchor, Group, Stack, Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "wouter";
import type { Glance, PageProposal, Proposal } from "../api/schema";
import { changePath, rolloutPath } from "../shared/links";
import { Section } from "../shared/Section";
import { Trouble } from "../shared/Trouble";
import { When } from "../shared/When";
import { waitsFor } from "./needs";
import { Name } from "../shared/Name";

/** What waits, and for whom. */
export function Waiting({
  moving,
  proposals,
}: {
  moving: Glance[];
  proposals: UseQueryResult<PageProposal>;
}) {
  const waiting = moving.filter((each) => waitsFor(each) !== "");
  const asked = proposals.data?.items ?? [];
  return (
    <Section title="Waits for a person">
      <Stack gap="xs">
        {proposals.error && <Trouble of={proposals.error} />}
        {waiting.map((each) => (
          <Group key={`${each.environment}/${each.id}`} gap={6}>
            <Anchor component={Link} href={rolloutPath(each.environment, each.id)} fw={600}>
              {each.change}
            </Anchor>
            <Text size="sm">
              at {each.place} in {each.environment} waits for {waitsFor(each)}
            </Text>
            <Text size="sm" c="dimmed">
              <When at={each.since} as="ago" />
            </Text>
          </Group>
        ))}
        {asked.map((each) => (
          <Group key={each.id} gap={6}>
            <Anchor component={Link} href={changePath(each.id)} fw={600}>
              <Name of={each.title || each.id} />
            </Anchor>
            <Text size="sm">
              waits for <Name of={word(each)} />
            </Text>
          </Group>
        ))}
        {waiting.length + asked.length === 0 && !proposals.error && (
          <Text size="sm" c="dimmed">
            Nothing waits for anybody.
          </Text>
        )}
      </Stack>
    </Section>
  );
}

function word({ waiting, team }: Proposal): string {
  if (waiting.mistakes.length > 0) {
    return `${team || "its author"}, whose files the check refuses`;
  }
  const words = [
    waiting.given < waiting.needed && `${waiting.needed - waiting.given} approval(s) of ${team}`,
    waiting.unaware.length > 0 && `the word of ${waiting.unaware.join(", ")}`,
  ].filter(Boolean);
  return words.join(" and ") || "an operator, to begin it";
}
