import { Switch, Text, Timeline } from "@mantine/core";
import { useState } from "react";
import type { Entry } from "../api/schema";
import { Asked } from "../shared/Asked";
import { Section } from "../shared/Section";
import { When } from "../shared/When";
import { type Name, useHistory } from "./useRollout";
import { Prose } from "../shared/Prose";
import { Value } from "../shared/Value";

const SHOWN = 12;

/** These come with every stage and tell nothing that the rail does not. */
const ROUTINE = new Set(["check answered", "work working", "work done"]);

/** What was decided of the rollout, the newest first. */
export function History({ name, version }: { name: Name; version: number }) {
  const [isWhole, setWhole] = useState(false);
  const history = useHistory(name, version);
  return (
    <Section
      title="What happened"
      aside={
        <Switch
          size="xs"
          label="Routine, too"
          checked={isWhole}
          onChange={(event) => setWhole(event.currentTarget.checked)}
        />
      }
    >
      <Asked of={history} what="what happened">
        {(page) => (
          <Timeline bulletSize={14} lineWidth={2} active={-1}>
            {told(page.items, isWhole).map((entry) => (
              <Timeline.Item key={entry.seq} title={<Text size="sm">{entry.action}</Text>}>
                <Text size="xs" c="dimmed">
                  <When at={entry.time} as="moment" /> · <Prose of={entry.actor} />
                </Text>
                <Said fields={entry.fields} />
              </Timeline.Item>
            ))}
          </Timeline>
        )}
      </Asked>
    </Section>
  );
}

function told(entries: Entry[], isWhole: boolean): Entry[] {
  return entries.filter((entry) => isWhole || !ROUTINE.has(entry.action)).slice(0, SHOWN);
}

const TOLD = ["cause", "why", "from", "to", "stage"];

function Said({ fields }: { fields: Record<string, string> }) {
  const told = TOLD.filter((field) => fields[field]).map((field) => `${field}: ${fields[field]}`);
  return told.length === 0 ? null : (
    <Text size="xs" component="div">
      <Value of={told.join(" · ")} />
    </Text>
  );
}
