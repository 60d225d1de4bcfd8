import { Table, Text } from "@mantine/core";
import type { PlanForecastOfStage } from "../../api/schema";
import { count, duration } from "../../shared/numbers";
import { Wide } from "../../shared/Wide";

/** The stages of a plan with the time that each needs. */
export function StageTable({ of }: { of: PlanForecastOfStage[] }) {
  return (
    <Wide minWidth={640}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Stage</Table.Th>
          <Table.Th>Stays at least</Table.Th>
          <Table.Th>Expected</Table.Th>
          <Table.Th>Waits at most</Table.Th>
          <Table.Th>What it needs</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {of.map((each) => (
          <Table.Tr key={each.title}>
            <Table.Td>{each.title}</Table.Td>
            <Table.Td className="numbers">{duration(each.dwellSeconds)}</Table.Td>
            <Table.Td className="numbers">
              {each.canPass ? duration(each.seconds) : "cannot pass"}
            </Table.Td>
            <Table.Td className="numbers">{duration(each.waitMaxSeconds)}</Table.Td>
            <Table.Td>
              {each.needs.map((need) => (
                <Text key={need.check} size="sm">
                  {need.check}: {count(Math.ceil(need.events))} events, {duration(need.seconds)}
                </Text>
              ))}
              {[...each.refusals, ...each.warnings].map((sentence) => (
                <Text key={sentence} size="sm" c="dimmed">
                  {sentence}
                </Text>
              ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Wide>
  );
}
