import { Badge, Stack, Text } from "@mantine/core";
import { Asked } from "../shared/Asked";
import { Section } from "../shared/Section";
import { Numbers, useRollbackForecast } from "./RollBack";
import type { Name, Standing } from "./useRollout";

const KINDS: Record<string, { color: string; label: string }> = {
  open: { color: "green", label: "open" },
  unproven: { color: "yellow", label: "not proven" },
  ends: { color: "red", label: "ends with the next step" },
  over: { color: "gray", label: "nothing is left to take back" },
};

/** Whether what was done can be taken back, and in numbers what that would do now. */
export function WayBack({ name, view }: { name: Name; view: Standing }) {
  const kind = KINDS[view.wayBack.kind] ?? { color: "gray", label: view.wayBack.kind };
  const forecast = useRollbackForecast(name);
  return (
    <Section title="Way back" aside={<Badge color={kind.color}>{kind.label}</Badge>}>
      <Stack gap="xs">
        <Text size="sm">{view.wayBack.sentence}</Text>
        {view.wayBack.kind !== "over" && (
          <Asked of={forecast} what="what rolling back would do">
            {(found) => <Numbers view={view} forecast={found} />}
          </Asked>
        )}
      </Stack>
    </Section>
  );
}
