import { Anchor, Badge, Grid, Group, Paper, Stack, Text } from "@mantine/core";
import { Link } from "wouter";
import { useNames } from "../shared/useNames";
import type { Connection } from "../api/live";
import { Asked } from "../shared/Asked";
import { Fresh } from "../shared/Fresh";
import { changePath } from "../shared/links";
import { Prose } from "../shared/Prose";
import { Page } from "../shared/Page";
import { Sentence } from "../shared/Sentence";
import { When } from "../shared/When";
import { Actions } from "./Actions";
import { Comparison } from "./Comparison";
import { Fleet } from "./Fleet";
import { Gates } from "./Gates";
import { History } from "./History";
import { StageRail } from "./StageRail";
import { readsFrom, tone } from "./stages";
import { type Name, type Standing, useRollout, useWhy } from "./useRollout";
import { WayBack } from "./WayBack";
import { Work } from "./Work";
import { Value } from "../shared/Value";

/** One rollout, live: where it stands, on what evidence, and what a person can do. */
export default function RolloutPage() {
  const name = useNames("environment", "rollout");
  const { asked, connection } = useRollout(name);
  return (
    <Asked of={asked} what="the rollout">
      {(view) => <Shown name={name} view={view} connection={connection} />}
    </Asked>
  );
}

interface Props {
  name: Name;
  view: Standing;
  connection: Connection;
}

function Shown({ name, view, connection }: Props) {
  const { identity, conditions } = view;
  return (
    <Page
      title={identity.change}
      about={
        <Group gap="xs">
          <Text span>
            {identity.place.environment} · <Value of={identity.place.collection} /> · team{" "}
            <Prose of={identity.team} /> · plan <Prose of={view.plan} />
          </Text>
          <Anchor component={Link} href={changePath(identity.change)}>
            the change
          </Anchor>
        </Group>
      }
      aside={<Fresh connection={connection} />}
    >
      <Paper withBorder p="md">
        <Stack gap="sm">
          <Group gap="sm">
            <Badge size="lg" color={tone(view.stage, conditions.frozen, conditions.live)}>
              {view.place}
            </Badge>
            {conditions.frozen && <Badge color="yellow">frozen</Badge>}
            {conditions.cleaning && <Badge color="orange">cleaning</Badge>}
            <Text className="numbers" c="dimmed" size="sm">
              epoch {view.epoch}, since <When at={view.since} />; reads are answered from{" "}
              {readsFrom(view.stage)}
            </Text>
          </Group>
          <Why name={name} view={view} />
          <StageRail view={view} />
          <Actions name={name} view={view} />
        </Stack>
      </Paper>
      <Grid>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack>
            <Gates name={name} hold={view.hold.sentence} />
            <Comparison name={name} view={view} />
            <History name={name} version={view.version} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack>
            <Work name={name} epoch={view.epoch} />
            <WayBack name={name} view={view} />
            <Fleet name={name} view={view} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function Why({ name, view }: Omit<Props, "connection">) {
  const why = useWhy(name, view);
  return (
    <Text aria-live="polite" data-testid="why">
      <Sentence text={why.data?.why ?? view.hold.sentence} />
    </Text>
  );
}
