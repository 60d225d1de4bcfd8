import { Anchor, List, Stack, Text } from "@mantine/core";
import { Link } from "wouter";
import type { ChangeReport, ChangeReportActing } from "../../api/schema";
import { Asked } from "../../shared/Asked";
import { Section } from "../../shared/Section";
import { useReport } from "../review";
import { Acting } from "./Acting";

/** Whom a change concerns, team by team, and how much can go wrong. */
export function Impact({ change }: { change: string }) {
  const report = useReport(change);
  return (
    <Asked of={report} what="the impact">
      {(told) => <Told change={change} of={told} />}
    </Asked>
  );
}

function Told({ change, of }: { change: string; of: ChangeReport }) {
  const teams = new Map<string, ChangeReportActing[]>();
  for (const each of of.services) {
    const team = each.team ?? "No team";
    teams.set(team, [...(teams.get(team) ?? []), each]);
  }
  return (
    <Stack>
      <Section
        title={`The risk is ${of.risk.word}`}
        aside={
          <Anchor component={Link} href={`/flow?change=${encodeURIComponent(change)}`} size="sm">
            See it in the flow
          </Anchor>
        }
      >
        <List size="sm">
          {of.risk.lines.map((each) => (
            <List.Item key={each.reason}>
              {each.points} points: {each.reason}
            </List.Item>
          ))}
        </List>
        <Text size="sm" c="dimmed" mt="xs">
          {of.services.length === 0 && "No service has anything to do. "}
          {of.untouched > 0 &&
            `${of.untouched} more ${of.untouched === 1 ? "service uses" : "services use"} the collection and ${of.untouched === 1 ? "has" : "have"} nothing to do.`}
        </Text>
      </Section>
      {[...teams].map(([team, services]) => (
        <Section key={team} title={team}>
          <Stack gap="md">
            {services.map((each) => (
              <Acting key={each.service + (each.version ?? "")} of={each} />
            ))}
          </Stack>
        </Section>
      ))}
    </Stack>
  );
}
