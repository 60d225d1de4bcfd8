import { Button, Group, List, Modal, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { answered, client } from "../api/client";
import type { RollbackForecast, RollbackForecastWay } from "../api/schema";
import { Asked } from "../shared/Asked";
import { count, duration, several } from "../shared/numbers";
import { Trouble } from "../shared/Trouble";
import { When } from "../shared/When";
import { useAsking } from "./asking";
import { key, type Name, type Standing } from "./useRollout";

interface Props {
  name: Name;
  view: Standing;
  isAsked: boolean;
  close: () => void;
}

const REFRESH_MILLIS = 2_000;

export function useRollbackForecast(name: Name) {
  return useQuery({
    queryKey: key(name, "rollback-forecast"),
    refetchInterval: REFRESH_MILLIS,
    queryFn: ({ signal }) =>
      answered(
        client.GET("/v1/environments/{environment}/rollouts/{rollout}/rollback-forecast", {
          params: { path: name },
          signal,
        }),
      ),
  });
}

/** The one confirmation before a rollout is taken back: it says in numbers what will happen. */
export function RollBack({ name, view, isAsked, close }: Props) {
  return (
    <Modal opened={isAsked} onClose={close} title={`Roll back ${view.identity.change}`} size="lg">
      <Forecast name={name} view={view} close={close} />
    </Modal>
  );
}

function Forecast({ name, view, close }: Omit<Props, "isAsked">) {
  const forecast = useRollbackForecast(name);
  return (
    <Asked of={forecast} what="what rolling back would do">
      {(found) => <Confirmation name={name} view={view} forecast={found} close={close} />}
    </Asked>
  );
}

type Action = RollbackForecastWay["action"];

const WORDS = { SOFT_ROLLBACK: "soft-rollback", HARD_ROLLBACK: "hard-rollback" } as const;

function isWay(action: Action): action is keyof typeof WORDS {
  return action in WORDS;
}

const LABELS = {
  SOFT_ROLLBACK: "Reads return to the old shape",
  HARD_ROLLBACK: "The new shape is taken away",
};

interface Confirmed {
  name: Name;
  view: Standing;
  forecast: RollbackForecast;
  close: () => void;
}

function Confirmation({ name, view, forecast, close }: Confirmed) {
  const { rollBack } = useAsking(name);
  const possible = forecast.ways.filter((way) => way.possible);
  const [chosen, setChosen] = useState<Action>();
  const way = possible.find((each) => each.action === chosen) ?? possible[0];
  const [why, setWhy] = useState("asked for in the console");
  const confirm = () => {
    if (way !== undefined && isWay(way.action)) {
      rollBack.mutate({ action: WORDS[way.action], why }, { onSuccess: close });
    }
  };
  return (
    <Stack>
      <Numbers view={view} forecast={forecast} />
      <Radio.Group
        label="How far"
        value={way?.action ?? ""}
        onChange={(to) => setChosen(to as Action)}
      >
        <Stack gap="xs" mt="xs">
          {forecast.ways.map((each) => (
            <Radio
              key={each.action}
              value={each.action}
              disabled={!each.possible}
              label={isWay(each.action) ? LABELS[each.action] : each.action}
              description={each.sentences.join(" ")}
            />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        label="Why"
        description="It goes into the journal."
        value={why}
        maxLength={1000}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      {rollBack.error && <Trouble of={rollBack.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          Keep it as it is
        </Button>
        <Button
          color="red"
          loading={rollBack.isPending}
          disabled={why.trim() === "" || way === undefined}
          onClick={confirm}
          data-autofocus
        >
          {way?.secondPersonNeeded ? "Ask for it; a second person must, too" : "Roll back now"}
        </Button>
      </Group>
    </Stack>
  );
}

/** What is known of it now. */
export function Numbers({ view, forecast }: { view: Standing; forecast: RollbackForecast }) {
  const { documents } = forecast;
  return (
    <List size="sm" spacing={4}>
      <List.Item>
        It stands at {view.place}, epoch {forecast.epoch}.
      </List.Item>
      <List.Item>
        {several(forecast.instances, "instance")} of {several(forecast.services, "service")} change
        {forecast.instances === 1 && "s"} over
        {forecast.lapsed > 0 && `; ${count(forecast.lapsed)} more lost contact`}.
      </List.Item>
      <List.Item>
        {several(forecast.writesSince, "write")} since <When at={forecast.writesFrom} as="moment" />{" "}
        are kept{forecast.owedWrites > 0 && `; ${count(forecast.owedWrites)} wait for their repair`}
        .
      </List.Item>
      {documents ? (
        <List.Item>
          Of {count(documents.total)} documents {count(documents.direct)} come back directly,{" "}
          {count(documents.throughComplement)} with what was kept beside,{" "}
          {count(documents.setAside)} from what was set aside, {count(documents.notAtAll)} not at
          all; looked at <When at={documents.time} as="ago" />.
        </List.Item>
      ) : (
        <List.Item>No runner has looked yet how documents come back.</List.Item>
      )}
      {forecast.ways.map(
        (way) =>
          way.seconds !== undefined && (
            <List.Item key={way.action}>
              To {way.to}: about {duration(way.seconds)}.
            </List.Item>
          ),
      )}
      {forecast.runner && (
        <List.Item>
          <Text size="sm" span>
            The runner: {forecast.runner.sentence}
          </Text>
        </List.Item>
      )}
    </List>
  );
}
