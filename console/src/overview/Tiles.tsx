import { Paper, SimpleGrid, Text } from "@mantine/core";
import type { Overview, Proposal } from "../api/schema";
import { count } from "../shared/numbers";
import { waitsFor } from "./needs";

/** Four numbers for who looks for five seconds only. */
export function Tiles({ overview, proposals }: { overview: Overview; proposals: Proposal[] }) {
  const waiting = overview.moving.filter((each) => waitsFor(each) !== "").length;
  const silent = overview.runners.filter((each) => each.silent || each.state === "FAILED").length;
  const lost = overview.fleets.reduce((sum, each) => sum + each.lapsed, 0);
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }}>
      <Tile label="rollouts move" number={overview.moving.length + overview.unlisted} tone="cyan" />
      <Tile label="wait for a person" number={waiting + proposals.length} tone="yellow" />
      <Tile label="rolled back lately" number={overview.rolledBack.length} tone="orange" />
      <Tile label="runners or instances in trouble" number={silent + lost} tone="red" />
    </SimpleGrid>
  );
}

function Tile({ label, number, tone }: { label: string; number: number; tone: string }) {
  const edge =
    number === 0 ? "var(--mantine-color-default-border)" : `var(--mantine-color-${tone}-filled)`;
  return (
    <Paper withBorder p="sm" bd={`1px solid ${edge}`}>
      <Text fz={30} fw={700} lh={1.1} className="numbers">
        {count(number)}
      </Text>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
    </Paper>
  );
}
