import { Group, NumberInput, Select, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { PlanForecast } from "../../api/schema";
import { Asked } from "../../shared/Asked";
import { count, duration } from "../../shared/numbers";
import { useEnvironments } from "../../shared/useEnvironments";
import { useForecast } from "../review";
import { StageTable } from "./StageTable";
import { Caution } from "../../shared/Caution";
import { Name } from "../../shared/Name";

const PAUSE_MILLIS = 300;

/** How long the plan needs if the change is healthy: at the traffic of an environment, or at any. */
export function ForecastOf({ change }: { change: string }) {
  const environments = useEnvironments();
  const [environment, setEnvironment] = useState<string | null>(null);
  const [rate, setRate] = useState<string | number>(100);
  const [perSecond] = useDebouncedValue(rate === "" ? undefined : Number(rate), PAUSE_MILLIS);
  const forecast = useForecast(
    change,
    undefined,
    environment ?? undefined,
    environment === null ? perSecond : undefined,
  );
  return (
    <Stack gap="sm">
      <Group align="flex-start">
        <Select
          label="Traffic"
          data={environments.data ?? []}
          placeholder="As I say"
          value={environment}
          onChange={setEnvironment}
          clearable
          clearButtonProps={{ "aria-label": "As I say" }}
          w={200}
        />
        {environment === null && (
          <NumberInput
            label="Operations a second"
            min={0}
            max={1e9}
            value={rate}
            onChange={setRate}
            thousandSeparator=" "
            w={180}
          />
        )}
      </Group>
      <Asked of={forecast} what="how long it takes">
        {(told) => (
          <>
            <Summary of={told} />
            <StageTable of={told.stages} />
          </>
        )}
      </Asked>
    </Stack>
  );
}

function Summary({ of }: { of: PlanForecast }) {
  return (
    <>
      <Text role="status">
        By the plan <Name of={of.plan} /> it takes some {duration(of.seconds)} at{" "}
        {count(of.perSecond)} operations a second
        {of.source === "MEASURED" && ", as they were measured in the last hour"}.
      </Text>
      {of.source === "UNKNOWN" && (
        <Text size="sm" c="dimmed">
          Nobody measured the traffic there; gates that count events cannot tell when they pass. Say
          how much it is instead.
        </Text>
      )}
      {!of.canPass && (
        <Caution title="Not every gate can pass in time">
          A person would be called. More traffic, a longer wait or wider bounds in the plan help.
        </Caution>
      )}
    </>
  );
}
