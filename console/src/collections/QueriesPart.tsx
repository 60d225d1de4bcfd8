import { Badge, Code, Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import type { AskedQuery, ContractQueriesHeld, SharedCollection } from "../api/schema";
import { Asked } from "../shared/Asked";
import { Nothing } from "../shared/Nothing";
import { Section } from "../shared/Section";
import { Value } from "../shared/Value";
import { useQueries } from "./contract";
import { Wide } from "../shared/Wide";
import { Name } from "../shared/Name";

const COLORS: Record<AskedQuery["serving"]["how"], string> = {
  BY_KEY: "green",
  BY_INDEX: "green",
  FULL_SCAN: "orange",
  REFUSED: "red",
  UNKNOWN: "gray",
};

/** The registered queries, what serves each, and the indexes with what they are good for. */
export function QueriesPart({ of, version }: { of: SharedCollection; version: string }) {
  const queries = useQueries(of.contract, version);
  return (
    <Asked of={queries} what="the queries">
      {(told) => {
        const held =
          told.collections.find((each) => each.collection === of.collection) ??
          told.collections.find((each) => each.stored === of.stored);
        return held === undefined ? (
          <Nothing
            title={`Version ${version} has no such collection`}
            next="Choose another version above."
          />
        ) : (
          <Stack>
            <Section title="Indexes">
              <Indexes of={held.indexes} />
            </Section>
            <Section title="Queries">
              {held.queries.length === 0 ? (
                <Text c="dimmed">
                  None is registered. Queries stand in usage files, or in the contract itself.
                </Text>
              ) : (
                <Stack gap="xs" component="ul" p={0} m={0}>
                  {held.queries.map((each) => (
                    <Query
                      key={each.name + (each.sender.service ?? "") + each.sender.version}
                      of={each}
                    />
                  ))}
                </Stack>
              )}
            </Section>
          </Stack>
        );
      }}
    </Asked>
  );
}

function Indexes({ of }: { of: ContractQueriesHeld[] }) {
  if (of.length === 0) {
    return <Text c="dimmed">The contract names none beside the key.</Text>;
  }
  return (
    <Wide minWidth={480}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Index</Table.Th>
          <Table.Th>Keys</Table.Th>
          <Table.Th>Serves</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {of.map((each) => (
          <Table.Tr key={each.name}>
            <Table.Td>
              <Value of={each.name} />
              {(each.unique || each.kind !== "") && (
                <Text size="sm" c="dimmed">
                  {[each.unique ? "unique" : "", each.kind].filter((it) => it !== "").join(", ")}
                </Text>
              )}
            </Table.Td>
            <Table.Td>
              {each.keys.map((key) => `${key.path} ${key.order.toLowerCase()}`).join(", ")}
            </Table.Td>
            <Table.Td>
              {each.serves.length === 0 ? (
                <Text size="sm" c="dimmed">
                  no registered query
                </Text>
              ) : (
                each.serves.join(", ")
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Wide>
  );
}

function Query({ of }: { of: AskedQuery }) {
  const { serving, sender } = of;
  const who = sender.service
    ? `${sender.service} ${sender.version ?? ""}${sender.team ? ` (${sender.team})` : ""}`
    : (sender.owner ?? "the contract");
  return (
    <Paper component="li" withBorder p="sm" style={{ listStyle: "none" }}>
      <Group gap="xs">
        <Title order={3} size="h5">
          <Name of={of.name} />
        </Title>
        <Badge
          color={COLORS[serving.how]}
          variant="outline"
          c="var(--mantine-color-text)"
          tt="none"
        >
          {serving.words}
        </Badge>
        {serving.covered && (
          <Badge variant="default" tt="none">
            reads no document
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        sent by <Name of={who} />
        {of.perSecond !== undefined && `, ${of.perSecond} a second`}
      </Text>
      <Code block mt={6} tabIndex={0}>
        <Value of={of.template} />
      </Code>
      {serving.remarks.map((remark) => (
        <Text key={remark} size="sm" mt={4}>
          {remark}
        </Text>
      ))}
      {of.gaps.map((gap) => (
        <Text key={gap.place + gap.what} size="sm" c="dimmed">
          Not understood at {gap.place}: <Value of={gap.what} />
        </Text>
      ))}
    </Paper>
  );
}
