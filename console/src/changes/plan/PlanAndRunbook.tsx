import { Stack } from "@mantine/core";
import type { Governed } from "../../api/schema";
import { Nothing } from "../../shared/Nothing";
import { Section } from "../../shared/Section";
import { ForecastOf } from "./ForecastOf";
import { RunbookOf } from "./RunbookOf";

/** How long the plan of a change may take, and what each person does. */
export default function PlanAndRunbook({ of }: { of: Governed }) {
  if (of.fingerprint === undefined) {
    return (
      <Nothing
        title="It cannot be assessed yet"
        next="Publish what it ties; then its plan and its runbook stand here."
      />
    );
  }
  return (
    <Stack>
      <Section title="Plan">
        <ForecastOf change={of.id} />
      </Section>
      <Section title="Runbook">
        <RunbookOf change={of.id} />
      </Section>
    </Stack>
  );
}
