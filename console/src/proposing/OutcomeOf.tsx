import { Alert, Code, List, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { Trouble } from "../shared/Trouble";
import { Value } from "../shared/Value";
import type { Outcome } from "./drafts";
import { findingsOf, read, type Said } from "./said";

/** What came of examining or publishing a file. */
export function OutcomeOf({ of }: { of: Outcome }) {
  if (of.state === "refused") {
    return (
      <>
        <Trouble of={of.problem} mb="xs" />
        <Findings of={findingsOf(of.problem)} />
      </>
    );
  }
  return (
    <Alert
      color="green"
      variant="outline"
      icon={<IconCheck aria-hidden />}
      title={titleOf(of)}
      styles={{ title: { color: "var(--mantine-color-text)" } }}
      role="status"
    >
      {of.remarks.length === 0 ? (
        <Text size="sm">Nothing was found in it.</Text>
      ) : (
        <Findings of={of.remarks.map(read)} />
      )}
    </Alert>
  );
}

function titleOf(of: Exclude<Outcome, { state: "refused" }>): string {
  if (of.state === "fine") {
    return "It may be published";
  }
  return of.isNew ? `Published: ${of.name}` : `It was published before: ${of.name}`;
}

function Findings({ of }: { of: Said[] }) {
  return (
    <List size="sm">
      {of.map((each) => (
        <List.Item key={each.rule + each.text}>
          {each.level} {each.rule !== "" && <Code>{each.rule}</Code>} <Value of={each.text} />
          {each.remedy !== "" && (
            <Text size="sm" c="dimmed">
              {each.remedy}
            </Text>
          )}
        </List.Item>
      ))}
    </List>
  );
}
