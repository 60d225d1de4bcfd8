import { Button, Group, Paper, Select, Stack, Textarea, Title } from "@mantine/core";
import { type Draft, KINDS, kindOf } from "./drafts";
import { OutcomeOf } from "./OutcomeOf";
import { Name } from "../shared/Name";

/** One file: what it says, what it is taken for, and what came of it. */
export function DraftCard({
  of,
  change,
  remove,
}: {
  of: Draft;
  change: (next: Draft) => void;
  remove?: () => void;
}) {
  return (
    <Paper component="section" withBorder p="md" aria-label={of.name}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-end">
          <Title order={2} size="h4">
            <Name of={of.name} />
          </Title>
          <Group align="flex-end" gap="xs">
            <Select
              label="It is"
              data={KINDS}
              value={of.kind}
              allowDeselect={false}
              w={150}
              onChange={(kind) =>
                change({ ...of, kind: (kind as Draft["kind"]) ?? of.kind, outcome: undefined })
              }
            />
            {remove && (
              <Button variant="default" onClick={remove}>
                Leave it out
              </Button>
            )}
          </Group>
        </Group>
        <Textarea
          label="Text of the file"
          placeholder={"apiVersion: lockstep/v1\nkind: Change\nid: ..."}
          autosize
          minRows={6}
          maxRows={24}
          spellCheck={false}
          styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
          value={of.text}
          onChange={(event) => {
            const text = event.currentTarget.value;
            change({ ...of, text, kind: kindOf(text), outcome: undefined });
          }}
        />
        {of.outcome && <OutcomeOf of={of.outcome} />}
      </Stack>
    </Paper>
  );
}
