import { Anchor, Badge, Select, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "wouter";
import { answered, client } from "../api/client";
import type { RolloutView } from "../api/schema";
import { Asked } from "../shared/Asked";
import { rolloutPath } from "../shared/links";
import { Nothing } from "../shared/Nothing";
import { Page } from "../shared/Page";
import { Sentence } from "../shared/Sentence";
import { Wide } from "../shared/Wide";
import { useEnvironments } from "../shared/useEnvironments";
import { When } from "../shared/When";
import { tone } from "./stages";
import { Value } from "../shared/Value";

const REFRESH_MILLIS = 3_000;

/** The rollouts of an environment, the newest first. */
export default function RolloutsPage() {
  const environments = useEnvironments();
  return (
    <Page title="Rollouts" about="What is carried through an environment, the newest first.">
      <Asked of={environments} what="the environments">
        {(known) =>
          known.length === 0 ? (
            <Nothing
              title="There is no environment yet"
              next="An administrator adds one."
              command={'curl -X POST $SERVER/v1/environments -d \'{"name": "staging"}\''}
            />
          ) : (
            <Listed environments={known} />
          )
        }
      </Asked>
    </Page>
  );
}

function Listed({ environments }: { environments: string[] }) {
  const [search, setSearch] = useSearchParams();
  const asked = search.get("environment");
  const environment = asked !== null && environments.includes(asked) ? asked : environments[0];
  const rollouts = useQuery({
    queryKey: ["rollouts", environment],
    enabled: environment !== undefined,
    refetchInterval: REFRESH_MILLIS,
    queryFn: ({ signal }) =>
      answered(
        client.GET("/v1/environments/{environment}/rollouts", {
          params: { path: { environment: environment ?? "" } },
          signal,
        }),
      ),
  });
  return (
    <>
      <Select
        label="Environment"
        data={environments}
        value={environment ?? null}
        allowDeselect={false}
        maw={260}
        onChange={(value) => setSearch(value === null ? {} : { environment: value })}
      />
      <Asked of={rollouts} what="the rollouts">
        {(page) =>
          page.items.length === 0 ? (
            <Nothing
              title="No change is carried through this environment"
              next="An approved change is begun on its own page."
            />
          ) : (
            <Rows items={page.items} />
          )
        }
      </Asked>
    </>
  );
}

function Rows({ items }: { items: RolloutView[] }) {
  return (
    <Wide minWidth={640}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Change</Table.Th>
            <Table.Th>Collection</Table.Th>
            <Table.Th>Stands at</Table.Th>
            <Table.Th>Since</Table.Th>
            <Table.Th>Why it stays</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((view) => (
            <Row key={view.identity.id} view={view} />
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}

function Row({ view }: { view: RolloutView }) {
  const { identity, conditions } = view;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} href={rolloutPath(identity.place.environment, identity.id)}>
          {identity.change}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <Value of={identity.place.collection} />
      </Table.Td>
      <Table.Td>
        <Badge color={tone(view.stage, conditions.frozen, conditions.live)}>{view.place}</Badge>
      </Table.Td>
      <Table.Td>
        <When at={view.since} as="ago" />
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          <Sentence text={view.hold.sentence} />
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
