import { Anchor, Stack, Table, Text } from "@mantine/core";
import { Link } from "wouter";
import type { SharedCollection } from "../api/schema";
import { engineName } from "./engines";
import { addressOf } from "./queries";
import { Sunset } from "./Sunset";
import { Wide } from "../shared/Wide";
import { Name } from "../shared/Name";
import { Value } from "../shared/Value";

/** Collections, one a row. */
export function CollectionTable({ items }: { items: SharedCollection[] }) {
  return (
    <Wide minWidth={720}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Collection</Table.Th>
          <Table.Th>Owner</Table.Th>
          <Table.Th>Store</Table.Th>
          <Table.Th>Versions</Table.Th>
          <Table.Th>Used by</Table.Th>
          <Table.Th>Live</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((each) => (
          <Row key={`${each.contract}/${each.collection}`} of={each} />
        ))}
      </Table.Tbody>
    </Wide>
  );
}

function Row({ of }: { of: SharedCollection }) {
  const ending = of.versions.filter((each) => each.sunset !== undefined);
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} href={addressOf(of.contract, of.collection)} fw={600}>
          <Name of={of.collection} />
        </Anchor>
        <Text size="sm" c="dimmed">
          <Name of={of.contract} />
          {of.title && (
            <>
              {" · "}
              <Name of={of.title} />
            </>
          )}
        </Text>
      </Table.Td>
      <Table.Td>{of.team === "" ? "nobody" : <Name of={of.team} />}</Table.Td>
      <Table.Td>
        {engineName(of.engine)}
        {of.stored !== of.collection && (
          <Text size="sm" c="dimmed">
            as <Value of={of.stored} />
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {of.versions[0]?.version}
        {of.versions.length > 1 && (
          <Text size="sm" c="dimmed">
            and {of.versions.length - 1} before
          </Text>
        )}
        <Stack gap={2} align="flex-start">
          {ending.map((each) => (
            <Text key={each.version} size="sm" component="div">
              {each.version} <Sunset at={each.sunset ?? ""} />
            </Text>
          ))}
        </Stack>
      </Table.Td>
      <Table.Td>
        {of.users.length === 0 ? (
          <Text size="sm" c="dimmed">
            no service
          </Text>
        ) : (
          <Text size="sm" title={of.users.map((each) => each.service).join(", ")} lineClamp={2}>
            {of.users.map((each) => each.service).join(", ")}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {of.live.length === 0 ? (
          <Text size="sm" c="dimmed">
            nowhere
          </Text>
        ) : (
          of.live.map((each) => (
            <Text key={each.environment} size="sm">
              {each.environment}: {each.versions.join(", ")}
            </Text>
          ))
        )}
      </Table.Td>
    </Table.Tr>
  );
}
