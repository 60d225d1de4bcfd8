import { Badge, Group, Stack, Text } from "@mantine/core";
import type { OverviewFleet, OverviewRunnerHealth } from "../api/schema";
import { several } from "../shared/numbers";
import { Section } from "../shared/Section";
import { When } from "../shared/When";
import { Value } from "../shared/Value";

/** Whether those who take part are there and do what they should. */
export function Health({
  runners,
  fleets,
}: {
  runners: OverviewRunnerHealth[];
  fleets: OverviewFleet[];
}) {
  return (
    <>
      <Section title="Runners">
        <Stack gap="xs">
          {runners.length === 0 && (
            <Text size="sm" c="dimmed">
              No runner has work. One is started with ./lockstep runner.
            </Text>
          )}
          {runners.map((each) => (
            <Runner key={`${each.environment}/${each.runner}`} runner={each} />
          ))}
        </Stack>
      </Section>
      <Section title="Services with the SDK">
        <Stack gap="xs">
          {fleets.length === 0 && (
            <Text size="sm" c="dimmed">
              No instance holds a lease.
            </Text>
          )}
          {fleets.map((each) => (
            <Fleet key={`${each.environment}/${each.collection}/${each.service}`} fleet={each} />
          ))}
        </Stack>
      </Section>
    </>
  );
}

function Runner({ runner }: { runner: OverviewRunnerHealth }) {
  const isWell = !runner.silent && runner.state !== "FAILED";
  return (
    <div>
      <Group gap={6}>
        <Badge color={isWell ? "green" : "red"} variant="dot">
          {runner.silent ? "silent" : runner.state.toLowerCase()}
        </Badge>
        <Text size="sm">
          <Value of={runner.runner} /> in {runner.environment}:{" "}
          {several(runner.rollouts, "rollout")}, heard <When at={runner.lastWord} as="ago" />
        </Text>
      </Group>
      {runner.trouble && <Text size="sm">{runner.trouble}</Text>}
    </div>
  );
}

function Fleet({ fleet }: { fleet: OverviewFleet }) {
  const troubles = [
    fleet.lapsed > 0 && `${fleet.lapsed} lost contact`,
    fleet.behind > 0 && `${fleet.behind} behind`,
    fleet.owedWrites > 0 && several(fleet.owedWrites, "owed write"),
    fleet.overflowed > 0 && `${fleet.overflowed} owe more than they know`,
  ].filter(Boolean);
  return (
    <Group gap={6}>
      <Badge color={troubles.length === 0 ? "green" : "yellow"} variant="dot">
        {troubles.length === 0 ? "well" : troubles.join(", ")}
      </Badge>
      <Text size="sm">
        <Value of={fleet.service} /> on <Value of={fleet.collection} /> in {fleet.environment}:{" "}
        {several(fleet.instances, "instance")}
      </Text>
    </Group>
  );
}
