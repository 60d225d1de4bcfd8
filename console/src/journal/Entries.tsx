import { Accordion, Badge, Code, Group, Table, Text } from "@mantine/core";
import type { Entry } from "../api/schema";
import { Value } from "../shared/Value";
import { When } from "../shared/When";
import { Name } from "../shared/Name";

/** Entries of the journal; each opens to its evidence. */
export function Entries({ entries }: { entries: Entry[] }) {
  return (
    <Accordion multiple variant="separated">
      {entries.map((entry) => (
        <Accordion.Item key={entry.seq} value={String(entry.seq)}>
          <Accordion.Control>
            <Group gap="xs" justify="space-between">
              <Group gap="xs">
                <Badge variant="default" className="numbers">
                  {entry.seq}
                </Badge>
                <Text fw={600} size="sm">
                  {entry.action}
                </Text>
                <Text size="sm" ff="monospace">
                  <Name of={entry.subject} />
                </Text>
              </Group>
              <Text size="sm" c="dimmed">
                <Name of={entry.actor} /> · <When at={entry.time} as="moment" />
              </Text>
            </Group>
          </Accordion.Control>
          <Accordion.Panel>
            <Evidence entry={entry} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

function Evidence({ entry }: { entry: Entry }) {
  const fields = Object.entries(entry.fields);
  return (
    <>
      {fields.length > 0 && (
        <Table verticalSpacing={4} withRowBorders={false} mb="xs">
          <Table.Tbody>
            {fields.map(([name, value]) => (
              <Table.Tr key={name}>
                <Table.Th w={140} fw={500}>
                  {name}
                </Table.Th>
                <Table.Td>
                  <Value of={value} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Text size="xs" c="dimmed">
        hash <Code>{entry.hash}</Code>
      </Text>
      <Text size="xs" c="dimmed">
        of the entry before <Code>{entry.prev}</Code>
      </Text>
    </>
  );
}
