import { Text, Timeline } from "@mantine/core";
import { Asked } from "../shared/Asked";
import { Section } from "../shared/Section";
import { When } from "../shared/When";
import { type Name, useHistory } from "./useRollout";

const SHOWN = 12;

/** What was decided of the rollout, the newest first. */
export function History({ name, version }: { name: Name; version: number }) {
  const history = useHistory(name, version);
  return (
    <Section title="What happened">
      <Asked of={history} what="what happened">
        {(page) => (
          <Timeline bulletSize={14} lineWidth={2} active={-1}>
            {page.items.slice(0, SHOWN).map((entry) => (
              <Timeline.Item key={entry.seq} title={<Text size="sm">{entry.action}</Text>}>
                <Text size="xs" c="dimmed">
                  <When at={entry.time} as="moment" /> · {entry.actor}
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

const TOLD = ["cause", "why", "from", "to", "stage"];

function Said({ fields }: { fields: Record<string, string> }) {
  const told = TOLD.filter((field) => fields[field]).map((field) => `${field}: ${fields[field]}`);
  return told.length === 0 ? null : (
    <Text size="xs" className="value">
      {told.join(" · ")}
    </Text>
  );
}
