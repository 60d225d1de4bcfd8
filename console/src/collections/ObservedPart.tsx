import { Code, Group, List, Select, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import type { LivingDictionary, LivingDictionaryPlace, SharedCollection } from "../api/schema";
import { Asked } from "../shared/Asked";
import { Caution } from "../shared/Caution";
import { Meter } from "../shared/Meter";
import { Nothing } from "../shared/Nothing";
import { count, percent, several } from "../shared/numbers";
import { useEnvironments } from "../shared/useEnvironments";
import { Value } from "../shared/Value";
import { When } from "../shared/When";
import { Wide } from "../shared/Wide";
import { useObserved } from "./observed";
import { SensitivityBadge } from "./SensitivityBadge";
import { Name } from "../shared/Name";
import { Prose } from "../shared/Prose";

/** What the contract declares, beside what was counted in the documents of an environment. */
export function ObservedPart({ of }: { of: SharedCollection }) {
  const environments = useEnvironments();
  const [chosen, setChosen] = useState<string | null>(null);
  const environment = chosen ?? environments.data?.[0];
  const observed = useObserved(environment, of.stored);
  if (environments.data?.length === 0) {
    return <Nothing title="There is no environment yet" next="An administrator adds one." />;
  }
  return (
    <Stack>
      <Select
        label="Observed in"
        data={environments.data ?? []}
        value={environment ?? null}
        onChange={setChosen}
        allowDeselect={false}
        maw={260}
      />
      <Asked of={observed} what="what was observed">
        {(told) =>
          told === null ? (
            <Nothing
              title="Nobody has looked into its documents there"
              next="Compare the store with the contract and tell the server what was counted; values stay where they are."
              command="./lockstep drift --help"
            />
          ) : (
            <Told of={told} />
          )
        }
      </Asked>
    </Stack>
  );
}

function Told({ of }: { of: LivingDictionary }) {
  return (
    <>
      <Text>
        {count(of.documents)} documents{of.full ? ", all of them," : ", a sample,"} were counted by{" "}
        <Name of={of.by} /> and held against version {of.version}: <When at={of.observed} />
      </Text>
      {of.differences.length > 0 && (
        <Caution
          title={`${several(of.differences.length, "thing is", "things are")} not as declared`}
        >
          <List size="sm">
            {of.differences.map((each) => (
              <List.Item key={each.kind + each.where}>
                <Value of={each.where} />: <Prose of={each.sentence} />
              </List.Item>
            ))}
          </List>
        </Caution>
      )}
      {of.unknown.length > 0 && (
        <Text size="sm" c="dimmed">
          Not looked at: <Code>{of.unknown.join(", ")}</Code>
        </Text>
      )}
      <Wide minWidth={680}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Place</Table.Th>
            <Table.Th>Declared</Table.Th>
            <Table.Th>Observed</Table.Th>
            <Table.Th>What differs</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.places.map((each) => (
            <Row key={each.shown} of={each} />
          ))}
        </Table.Tbody>
      </Wide>
    </>
  );
}

function Row({ of: { shown, declared, seen, differences } }: { of: LivingDictionaryPlace }) {
  return (
    <Table.Tr>
      <Table.Td>
        <Value of={shown} />
      </Table.Td>
      <Table.Td>
        <Declared of={declared} />
      </Table.Td>
      <Table.Td>
        <Seen of={seen} />
      </Table.Td>
      <Table.Td>
        {differences.map((each) => (
          <Text key={each.kind + each.where} size="sm" component="div">
            <Prose of={each.sentence} />
            {each.count > 0 && `: ${several(each.count, "time")}`}
          </Text>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}

function Declared({ of }: { of: LivingDictionaryPlace["declared"] }) {
  if (of === undefined) {
    return "not declared";
  }
  return (
    <Group gap={6}>
      <Text size="sm">
        {of.type}
        {of.required === true && ", always there"}
        {of.nullable && ", may be null"}
      </Text>
      {of.sensitivity && <SensitivityBadge of={of.sensitivity} />}
    </Group>
  );
}

/** How often something stood there, and of which types it was. */
function Seen({ of }: { of: LivingDictionaryPlace["seen"] }) {
  if (of === undefined) {
    return (
      <Text size="sm" c="dimmed">
        not seen
      </Text>
    );
  }
  return (
    <>
      <Text size="sm" className="numbers">
        in {percent(of.share)} of the documents
      </Text>
      {of.types.map((each) => (
        <Meter
          key={each.type}
          label={each.type}
          said={percent(each.share)}
          part={each.share}
          tone="plain"
        />
      ))}
    </>
  );
}
