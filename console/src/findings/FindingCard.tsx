import { Code, Group, Paper, Stack, Text } from "@mantine/core";
import type { Found } from "../api/schema";
import { Value } from "../shared/Value";
import { LevelBadge } from "./levels";

/** What a rule says: what breaks for whom, a document that shows it, and what to do. */
export function FindingCard({ of }: { of: Found }) {
  return (
    <Paper component="li" withBorder p="sm" style={{ listStyle: "none" }}>
      <Stack gap={6}>
        <Group gap="xs">
          <LevelBadge of={of.level} />
          <Code>{of.rule}</Code>
          <Text size="sm" c="dimmed">
            {of.between}
          </Text>
        </Group>
        <Text>
          {of.path && (
            <>
              <Value of={of.path} />:{" "}
            </>
          )}
          {of.message}
        </Text>
        {(of.before !== "" || of.after !== "") && (
          <Text size="sm" component="div">
            before <Value of={of.before === "" ? "nothing" : of.before} />, after{" "}
            <Value of={of.after === "" ? "nothing" : of.after} />
          </Text>
        )}
        {of.witness !== undefined && (
          <Text size="sm" component="div">
            It shows with <Value of={of.witness} />
          </Text>
        )}
        <Touched of={of} />
        {of.remedy !== "" && <Text size="sm">{of.remedy}</Text>}
        {of.accepted && (
          <Text size="sm" c="dimmed">
            Accepted by {of.accepted.by} until {of.accepted.until}: {of.accepted.reason}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}

function Touched({ of }: { of: Found }) {
  if (of.services.length === 0) {
    return null;
  }
  return (
    <Text size="sm" component="div">
      It touches{" "}
      <Value
        of={of.services
          .map((each) => `${each.service} ${each.version}${each.team ? ` (${each.team})` : ""}`)
          .join(", ")}
      />
    </Text>
  );
}
