import { Group, Select, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import type { SharedCollection, SharedCollectionOfVersion } from "../api/schema";
import { Section } from "../shared/Section";
import { Deprecate } from "./Deprecate";
import { Differences } from "./Differences";
import { Sunset } from "./Sunset";
import { Wide } from "../shared/Wide";
import { Prose } from "../shared/Prose";

/** The versions of a contract: which are live, which end, and what differs between any two. */
export function VersionsPart({ of }: { of: SharedCollection }) {
  return (
    <Stack>
      <Section title="Versions">
        <Wide minWidth={520}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Version</Table.Th>
              <Table.Th>Status</Table.Th>
              <Table.Th>Live in</Table.Th>
              <Table.Th>How long it is served</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {of.versions.map((each) => (
              <Row key={each.version} collection={of} of={each} />
            ))}
          </Table.Tbody>
        </Wide>
      </Section>
      <Compared of={of} />
    </Stack>
  );
}

function Row({ collection, of }: { collection: SharedCollection; of: SharedCollectionOfVersion }) {
  const places = collection.live
    .filter((each) => each.versions.includes(of.version))
    .map((each) => each.environment);
  return (
    <Table.Tr>
      <Table.Td className="numbers">{of.version}</Table.Td>
      <Table.Td>{of.status}</Table.Td>
      <Table.Td>
        {places.length === 0 ? (
          <Text size="sm" c="dimmed">
            nowhere
          </Text>
        ) : (
          places.join(", ")
        )}
      </Table.Td>
      <Table.Td>
        <Group gap="xs">
          {of.sunset !== undefined && <Sunset at={of.sunset} />}
          {of.deprecated !== undefined && (
            <Text size="sm" component="div">
              <Prose of={of.deprecated} />
            </Text>
          )}
          <Deprecate of={of} collection={collection} />
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function Compared({ of }: { of: SharedCollection }) {
  const versions = of.versions.map((each) => each.version);
  const [from, setFrom] = useState(versions[1] ?? versions[0] ?? "");
  const [to, setTo] = useState(versions[0] ?? "");
  if (versions.length < 2) {
    return (
      <Section title="What differs">
        <Text c="dimmed">
          There is one version. With a second one, both stand here side by side.
        </Text>
      </Section>
    );
  }
  return (
    <Section
      title="What differs"
      aside={
        <Group gap="xs">
          <Select
            aria-label="The version before"
            data={versions}
            value={from}
            onChange={(chosen) => setFrom(chosen ?? from)}
            allowDeselect={false}
            w={110}
          />
          <span aria-hidden>→</span>
          <Select
            aria-label="The version after"
            data={versions}
            value={to}
            onChange={(chosen) => setTo(chosen ?? to)}
            allowDeselect={false}
            w={110}
          />
        </Group>
      }
    >
      {from === to ? (
        <Text c="dimmed">It is the same version twice. Choose another on either side.</Text>
      ) : (
        <Differences contract={of.contract} from={from} to={to} />
      )}
    </Section>
  );
}
