import { Code, Group, List, Paper, Stack, Text, Title } from "@mantine/core";
import { IconCheck, IconHourglass } from "@tabler/icons-react";
import type { Governed } from "../api/schema";
import { When } from "../shared/When";
import { DecisionButtons } from "./DecisionButtons";
import { Caution } from "../shared/Caution";
import { Name } from "../shared/Name";

/** Whom a change needs, who has agreed and acknowledged, and what one may say oneself. */
export function Decision({ of }: { of: Governed }) {
  const holding = of.approvals.filter((each) => each.lapsed.length === 0);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="decision">
      <Stack gap="sm">
        <Title order={2} size="h4" id="decision">
          Decision
        </Title>
        {of.mistakes.length > 0 && (
          <Caution title="It cannot be assessed yet">
            <List size="sm">
              {of.mistakes.map((each) => (
                <List.Item key={each}>{each}</List.Item>
              ))}
            </List>
            <Text size="sm" mt="xs">
              Publish what it ties, or a revision that ties something else.
            </Text>
          </Caution>
        )}
        <Text>
          {holding.length} of {of.needed} {of.needed === 1 ? "approval holds" : "approvals hold"}.
          {of.graveness.length > 0 && ` It takes two persons: ${of.graveness.join("; ")}.`}
        </Text>
        <List spacing={4} center listStyleType="none" withPadding={false}>
          {of.approvals.map((each) => (
            <List.Item key={each.by + each.at} icon={<Mark isDone={each.lapsed.length === 0} />}>
              <Name of={each.by} /> approved it <When at={each.at} as="ago" />
              {each.lapsed.length > 0 && (
                <Text span c="dimmed">
                  {" "}
                  and that holds no longer: {each.lapsed.join(", ")} moved since
                </Text>
              )}
            </List.Item>
          ))}
          {of.concerned.map((each) => (
            <List.Item key={each.team} icon={<Mark isDone={each.acknowledgedBy !== undefined} />}>
              {each.acknowledgedBy === undefined ? (
                <>
                  <Name of={each.team} /> must say that it knows
                </>
              ) : (
                <>
                  <Name of={each.team} /> knows (<Name of={each.acknowledgedBy} />)
                </>
              )}
            </List.Item>
          ))}
        </List>
        {of.fingerprint && (
          <Text size="sm" c="dimmed" component="div">
            An approval is held to the fingerprint <Code>{of.fingerprint.whole}</Code>
          </Text>
        )}
        <Group gap="xs">
          <DecisionButtons of={of} />
        </Group>
      </Stack>
    </Paper>
  );
}

function Mark({ isDone }: { isDone: boolean }) {
  return isDone ? (
    <IconCheck size={18} color="var(--mantine-color-green-text)" aria-hidden />
  ) : (
    <IconHourglass size={18} color="var(--mantine-color-dimmed)" aria-hidden />
  );
}
