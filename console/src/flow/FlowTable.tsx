import { Anchor, Table } from "@mantine/core";
import { Link } from "wouter";
import type { Concerns, Flow } from "../api/schema";
import { addressOf } from "../collections/queries";
import { wordsOf } from "./graph";
import { Wide } from "../shared/Wide";
import { Name } from "../shared/Name";

/** The flow as a table: for those who do not see the graph, and for narrow pages. */
export function FlowTable({ flow, concerns }: { flow: Flow; concerns?: Concerns }) {
  const teams = new Map(flow.services.map((each) => [each.name, each.team]));
  const concerned = new Map(concerns?.services.map((each) => [each.service, each]));
  const edges =
    concerns === undefined
      ? flow.edges
      : flow.edges.filter(
          (each) =>
            each.contract === concerns.contract &&
            each.collection === concerns.collection &&
            concerned.has(each.service),
        );
  return (
    <Wide minWidth={560}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Service</Table.Th>
          <Table.Th>Team</Table.Th>
          <Table.Th>Does</Table.Th>
          <Table.Th>Collection</Table.Th>
          {concerns && <Table.Th>The change</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {edges.map((each) => (
          <Table.Tr key={each.service + each.contract + each.collection}>
            <Table.Td>
              <Name of={each.service} /> {each.versions.join(", ")}
            </Table.Td>
            <Table.Td>{teams.get(each.service) ?? "none"}</Table.Td>
            <Table.Td>{wordsOf(each)}</Table.Td>
            <Table.Td>
              <Anchor component={Link} href={addressOf(each.contract, each.collection)}>
                {each.collection}
              </Anchor>
            </Table.Td>
            {concerns && (
              <Table.Td>
                {concerned.get(each.service)?.acts
                  ? `it has ${concerned.get(each.service)?.duties} to do`
                  : "nothing to do"}
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Wide>
  );
}
