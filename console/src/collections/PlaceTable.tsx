import { Group, Table, Text } from "@mantine/core";
import type { ContractDictionaryPlace } from "../api/schema";
import { Value } from "../shared/Value";
import { SensitivityBadge } from "./SensitivityBadge";
import { Sunset } from "./Sunset";
import { Wide } from "../shared/Wide";
import { Name } from "../shared/Name";
import { Prose } from "../shared/Prose";

type Place = ContractDictionaryPlace;

/** The places of a collection, parents before what is in them. */
export function PlaceTable({ of }: { of: Place[] }) {
  return (
    <Wide minWidth={760}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Place</Table.Th>
          <Table.Th>Declared</Table.Th>
          <Table.Th>Means</Table.Th>
          <Table.Th>Care</Table.Th>
          <Table.Th>Used by</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {of.map((each) => (
          <Table.Tr key={each.shown}>
            <Table.Td>
              <Value of={each.shown} />
            </Table.Td>
            <Table.Td>
              <Declared of={each} />
            </Table.Td>
            <Table.Td>
              <Meaning of={each} />
            </Table.Td>
            <Table.Td>
              <Care of={each} />
            </Table.Td>
            <Table.Td>
              <Users word="read by" of={each.readers} />
              <Users word="written by" of={each.writers} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Wide>
  );
}

function Declared({ of }: { of: Place }) {
  const presence = of.required === undefined ? "" : of.required ? ", always there" : ", may lack";
  return (
    <>
      <Text size="sm">
        {of.type}
        {presence}
        {of.nullable && ", may be null"}
      </Text>
      {of.bounds.map((bound) => (
        <Text key={bound.name} size="sm" c="dimmed" component="div">
          {bound.name} <Value of={bound.value} />
        </Text>
      ))}
    </>
  );
}

function Meaning({ of }: { of: Place }) {
  return (
    <Text size="sm" component="div">
      {of.name && (
        <Text span fw={600} size="sm">
          <Name of={of.name} />{" "}
        </Text>
      )}
      {of.description && <Prose of={of.description} />}
      {of.unit && (
        <Text size="sm" c="dimmed">
          in {of.unit}
        </Text>
      )}
    </Text>
  );
}

function Care({ of }: { of: Place }) {
  return (
    <Group gap={4}>
      {of.sensitivity && <SensitivityBadge of={of.sensitivity} />}
      {of.retention && (
        <Text size="sm">
          kept {of.retention.atLeast && `at least ${of.retention.atLeast} `}
          {of.retention.atMost && `at most ${of.retention.atMost}`}
        </Text>
      )}
      {of.deprecated && (
        <Text size="sm" component="div">
          deprecated{of.deprecated.since && ` since ${of.deprecated.since}`}
          {of.deprecated.instead && `, use ${of.deprecated.instead} instead`}{" "}
          {of.deprecated.sunset && <Sunset at={of.deprecated.sunset} />}
        </Text>
      )}
    </Group>
  );
}

function Users({ word, of }: { word: string; of: string[] }) {
  if (of.length === 0) {
    return null;
  }
  return (
    <Text size="sm">
      {word} <Prose of={of.join(", ")} />
    </Text>
  );
}
