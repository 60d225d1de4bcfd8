import { Table } from "@mantine/core";
import type { SharedCollection, User } from "../api/schema";
import { Nothing } from "../shared/Nothing";
import { Wide } from "../shared/Wide";
import { Name } from "../shared/Name";

/** The services that use a collection, and what each does with it. */
export function UsersPart({ of }: { of: SharedCollection }) {
  if (of.users.length === 0) {
    return (
      <Nothing
        title="No service says that it uses it"
        next="A service says so in its usage file; publish it with the build."
        command="./lockstep publish usages/billing.usage.yaml --server http://..."
      />
    );
  }
  return (
    <Wide minWidth={480}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Service</Table.Th>
          <Table.Th>Team</Table.Th>
          <Table.Th>Versions that count</Table.Th>
          <Table.Th>Does</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {of.users.map((each) => (
          <Table.Tr key={each.service}>
            <Table.Td>
              <Name of={each.service} />
            </Table.Td>
            <Table.Td>{each.team ?? "none"}</Table.Td>
            <Table.Td className="numbers">{each.versions.join(", ")}</Table.Td>
            <Table.Td>{doing(each)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Wide>
  );
}

function doing(of: User): string {
  return (
    [of.reads && "reads", of.writes && "writes", of.streams && "follows its changes"]
      .filter((word) => word !== false)
      .join(", ") || "uses it"
  );
}
