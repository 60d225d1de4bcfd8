import { Badge, Group, Paper, SimpleGrid, Stack, Text } from "@mantine/core";
import type { Arm, Measured, RolloutViewVerdictView } from "../api/schema";
import { Meter } from "../shared/Meter";
import { count, percent } from "../shared/numbers";
import { Section } from "../shared/Section";
import { Sentence } from "../shared/Sentence";
import { Evidence } from "./Evidence";
import { evalue, inUnit, missing, share } from "./measures";
import { type Name, useVerdicts } from "./useRollout";

/** What the gate of this stage has found, check by check, and what it has it from. */
export function Gates({ name, hold }: { name: Name; hold: string }) {
  const verdicts = useVerdicts(name);
  const hasTraffic = verdicts.some(isCounted);
  return (
    <Section title="The gate of this stage">
      <Stack gap="sm">
        {verdicts.length === 0 && (
          <Text size="sm" c="dimmed">
            <Sentence text={hold} />
          </Text>
        )}
        {verdicts.map((verdict) => (
          <Check key={`${verdict.region} ${verdict.check}`} verdict={verdict} />
        ))}
        {hasTraffic && <Evidence name={name} />}
      </Stack>
    </Section>
  );
}

function isCounted({ newPath, oldPath }: RolloutViewVerdictView): boolean {
  return newPath.operations + oldPath.operations > 0;
}

const TONES: Record<string, string> = { pass: "green", fail: "red", error: "red" };

function Check({ verdict }: { verdict: RolloutViewVerdictView }) {
  const tone = TONES[verdict.outcome.split(":")[0]?.toLowerCase() ?? ""] ?? "gray";
  const lack = missing(verdict);
  return (
    <Paper withBorder p="sm">
      <Stack gap="xs">
        <Group justify="space-between">
          <Text fw={600} size="sm">
            {verdict.check}
            {verdict.region !== "" && ` · ${verdict.region}`}
            {!verdict.required && " (does not count)"}
          </Text>
          <Badge color={tone}>{verdict.outcome}</Badge>
        </Group>
        {isCounted(verdict) && <Counted verdict={verdict} />}
        {lack && (
          <Text size="xs" c="dimmed">
            {lack}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}

function Counted({ verdict }: { verdict: RolloutViewVerdictView }) {
  const { measured } = verdict;
  return (
    <>
      <SimpleGrid cols={2}>
        <Path label="New path" arm={verdict.newPath} />
        <Path label="Old path" arm={verdict.oldPath} />
      </SimpleGrid>
      {measured && <Weighed verdict={verdict} measured={measured} />}
    </>
  );
}

/** The evidence on its way to what the plan asks for. */
function Weighed({ verdict, measured }: { verdict: RolloutViewVerdictView; measured: Measured }) {
  const { bound, logHarm, logSafety } = verdict;
  const { limit, unit } = measured;
  return (
    <>
      {bound !== undefined && limit !== undefined && (
        <Meter
          label="At most, against the limit"
          said={`${inUnit(bound, unit)} of ${inUnit(limit, unit)}`}
          part={limit === 0 ? (bound > 0 ? 1 : 0) : bound / limit}
          tone={bound > limit ? "bad" : "good"}
        />
      )}
      {measured.logSafety !== undefined && (
        <Meter
          label="Evidence that it is safe"
          said={`${evalue(logSafety)} of ${evalue(measured.logSafety)}`}
          part={share(logSafety, measured.logSafety)}
          tone={measured.safetyShown ? "good" : "plain"}
        />
      )}
      {measured.logHarm !== undefined && (
        <Meter
          label="Evidence that it does harm"
          said={`${evalue(logHarm)} of ${evalue(measured.logHarm)}`}
          part={share(logHarm, measured.logHarm)}
          tone="bad"
        />
      )}
    </>
  );
}

function Path({ label, arm }: { label: string; arm: Arm }) {
  const bad = arm.operations === 0 ? 0 : arm.bad / arm.operations;
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="sm" className="numbers">
        {count(arm.bad)} bad of {count(arm.operations)} ({percent(bad)})
      </Text>
    </div>
  );
}
