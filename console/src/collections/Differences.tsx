import { Anchor, SegmentedControl, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import type { ContractDifferences } from "../api/schema";
import { FindingList } from "../findings/FindingList";
import { LevelBadge } from "../findings/levels";
import { Asked } from "../shared/Asked";
import { TextDiff } from "../shared/TextDiff";
import { Value } from "../shared/Value";
import { useDifferences } from "./contract";
import { Wide } from "../shared/Wide";

/** What two versions of a contract say differently: by its elements, as files, and by the rules. */
export function Differences({
  contract,
  from,
  to,
  isFound = true,
}: {
  contract: string;
  from: string;
  to: string;
  isFound?: boolean;
}) {
  const [view, setView] = useState("elements");
  return (
    <Stack gap="sm">
      <SegmentedControl
        style={{ alignSelf: "flex-start" }}
        aria-label="How it is shown"
        data={[
          { value: "elements", label: "By element" },
          { value: "files", label: "Side by side" },
          ...(isFound ? [{ value: "findings", label: "Findings" }] : []),
        ]}
        value={view}
        onChange={setView}
      />
      {view === "files" ? (
        <TextDiff contract={contract} from={from} to={to} />
      ) : (
        <Told contract={contract} from={from} to={to} isFindings={view === "findings"} />
      )}
    </Stack>
  );
}

function Told({
  contract,
  from,
  to,
  isFindings,
}: {
  contract: string;
  from: string;
  to: string;
  isFindings: boolean;
}) {
  const differences = useDifferences(contract, from, to);
  return (
    <Asked of={differences} what="what differs">
      {(told) => (
        <>
          {told.change && (
            <Text size="sm">
              The change{" "}
              <Anchor
                underline="always"
                component={Link}
                href={`/changes/${encodeURIComponent(told.change)}`}
              >
                {told.change}
              </Anchor>{" "}
              leads from the one to the other.
            </Text>
          )}
          {isFindings ? <FindingList of={told.findings} /> : <Elements of={told} />}
        </>
      )}
    </Asked>
  );
}

function Elements({ of }: { of: ContractDifferences }) {
  if (of.differences.length === 0) {
    return <Text c="dimmed">They promise the same.</Text>;
  }
  return (
    <Wide minWidth={620}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Element</Table.Th>
          <Table.Th>What</Table.Th>
          <Table.Th>{of.from}</Table.Th>
          <Table.Th>{of.to}</Table.Th>
          <Table.Th>Rules</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {of.differences.map((each) => (
          <Table.Tr key={each.kind + each.element + (each.facet ?? "")}>
            <Table.Td>
              <Value of={each.element === "" ? "the contract" : each.element} />
            </Table.Td>
            <Table.Td>
              {each.facet ?? ""} {each.kind.toLowerCase()}
            </Table.Td>
            <Table.Td>
              <Value of={each.before} />
            </Table.Td>
            <Table.Td>
              <Value of={each.after} />
            </Table.Td>
            <Table.Td>{each.level && <LevelBadge of={each.level} />}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Wide>
  );
}
