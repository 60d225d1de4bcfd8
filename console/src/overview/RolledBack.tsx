import { Anchor, Stack, Text } from "@mantine/core";
import { Link } from "wouter";
import type { OverviewRolledBack } from "../api/schema";
import { rolloutPath } from "../shared/links";
import { Section } from "../shared/Section";
import { When } from "../shared/When";
import { Name } from "../shared/Name";
import { Prose } from "../shared/Prose";

/** What was taken back lately, by whom and why. */
export function RolledBack({ rollbacks }: { rollbacks: OverviewRolledBack[] }) {
  return (
    <Section title="Rolled back">
      <Stack gap="sm">
        {rollbacks.length === 0 && (
          <Text size="sm" c="dimmed">
            Nothing was taken back lately.
          </Text>
        )}
        {rollbacks.map(({ environment, incident }) => (
          <div key={`${environment}/${incident.rollout}/${incident.id}`}>
            <Anchor component={Link} href={rolloutPath(environment, incident.rollout)} fw={600}>
              <Name of={incident.change} />
            </Anchor>
            <Text size="sm">
              from {incident.from} to {incident.to} in {environment}, by{" "}
              {incident.actor === "gate" ? "its gate" : <Name of={incident.actor} />}:{" "}
              <Prose of={incident.cause} />
            </Text>
            <Text size="xs" c="dimmed">
              <When at={incident.time} />
            </Text>
          </div>
        ))}
      </Stack>
    </Section>
  );
}
