import { Anchor, Group, Paper, Text } from "@mantine/core";
import { Link } from "wouter";
import type { Proposal } from "../api/schema";
import { When } from "../shared/When";
import { StatusBadge, waitsFor } from "./status";
import { Name } from "../shared/Name";

/** One change in the list. */
export function ProposalCard({ of }: { of: Proposal }) {
  return (
    <Paper component="li" withBorder p="sm" style={{ listStyle: "none" }}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Anchor component={Link} href={`/changes/${encodeURIComponent(of.id)}`} fw={600}>
          <Name of={of.title} />
        </Anchor>
        <StatusBadge of={of.status} />
      </Group>
      <Text size="sm">{waitsFor(of.status, of.waiting)}</Text>
      <Text size="sm" c="dimmed" component="div">
        <Name of={of.contract ?? "no contract"} />
        {of.collection && (
          <>
            {" / "}
            <Name of={of.collection} />
          </>
        )}
        {of.from && of.to && ` · ${of.from} → ${of.to}`}
        {of.team && ` · by ${of.team}`}
        {of.owner && of.owner !== of.team && ` · decided by ${of.owner}`}
        {of.revision > 1 && ` · revision ${of.revision}`}
        {" · "}
        <When at={of.revised} as="ago" />
      </Text>
    </Paper>
  );
}
