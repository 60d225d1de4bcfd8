import { Accordion, Badge, Group, Stack, Table, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answered, client } from "../api/client";
import type {
  ComparisonComparison,
  ComparisonJourney,
  ComparisonReportDifference,
  ComparisonReportTold,
} from "../api/schema";
import { Asked } from "../shared/Asked";
import { count } from "../shared/numbers";
import { Section } from "../shared/Section";
import { Value } from "../shared/Value";
import { When } from "../shared/When";
import { Wide } from "../shared/Wide";
import { Journey } from "./Journey";
import { key, type Name, type Standing, useWork } from "./useRollout";

const REFRESH_MILLIS = 5_000;

/** What comparing both shapes of all documents found, and how each document came there. */
export function Comparison({ name, view }: { name: Name; view: Standing }) {
  const work = useWork(name);
  const asked = useQuery({
    queryKey: key(name, "comparison", view.version, work?.report.state ?? ""),
    refetchInterval: REFRESH_MILLIS,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answered(
        client.GET("/v1/environments/{environment}/rollouts/{rollout}/comparison", {
          params: { path: name },
          signal,
        }),
      ),
  });
  return (
    <Section title="Both shapes compared" aside={<Verdict last={asked.data?.last} />}>
      <Asked of={asked} what="what was compared">
        {({ last }) =>
          last === undefined ? (
            <Text c="dimmed" size="sm">
              Nothing was compared yet. The runner compares both shapes of all documents before
              reads move, and again before the old shape goes.
            </Text>
          ) : (
            <Found last={last} />
          )
        }
      </Asked>
    </Section>
  );
}

function Verdict({ last }: { last: ComparisonComparison | undefined }) {
  if (last === undefined) {
    return null;
  }
  return last.clean ? <Badge color="green">all agree</Badge> : <Badge color="red">not clean</Badge>;
}

function Found({ last }: { last: ComparisonComparison }) {
  return (
    <Stack gap="sm">
      <Text size="sm">
        <Numbers of={last} /> That is as of <When at={last.asOf} />, in epoch {last.epoch}.
      </Text>
      {last.documents.length > 0 && (
        <>
          <Text size="sm" c="dimmed">
            A document is called by its key where the contract classes that as public or internal,
            else by a name that tells nothing of it. Likewise a value is shown, or only its type.
            Epochs in a journey are those of the runner&rsquo;s lease.
          </Text>
          <Accordion multiple variant="contained">
            {last.documents.map((each) => (
              <Accordion.Item key={each.document} value={each.document}>
                <Accordion.Control>
                  <Head of={each} />
                </Accordion.Control>
                <Accordion.Panel>
                  <Stack gap="sm">
                    <Differences of={each} />
                    <Journey of={each} steps={last.steps} />
                    {last.unopened > 0 && (
                      <Text size="sm">
                        {count(last.unopened)} records of what was set aside were not looked into,
                        and may be of this document.
                      </Text>
                    )}
                  </Stack>
                </Accordion.Panel>
              </Accordion.Item>
            ))}
          </Accordion>
          <Text size="sm">
            On the runner&rsquo;s machine, <code>lockstep trace</code> with the name of a document
            tells its key. Once the runner is stopped, <code>lockstep verify --repair</code> mends
            those that disagree: the shape that reads are answered from wins, and what loses is set
            aside.
          </Text>
        </>
      )}
    </Stack>
  );
}

/** In one sentence, the worst first. */
function Numbers({ of }: { of: ComparisonComparison }) {
  const { compared, divergences, missing, unreadable, foreign } = of.counts;
  const wrong = [
    [divergences, "disagree"],
    [missing, "lack the new shape"],
    [unreadable, "cannot be read exactly"],
    [foreign, "belong to another change"],
  ] as const;
  const said = wrong.filter(([number]) => number > 0);
  return (
    <span className="numbers" data-testid="compared">
      {said.length === 0
        ? `Both shapes say the same in all ${count(compared)} documents.`
        : `Of ${count(compared)} documents ${said
            .map(([number, what]) => `${count(number)} ${what}`)
            .join(", ")}.`}
    </span>
  );
}

function Head({ of }: { of: ComparisonJourney }) {
  return (
    <Group gap="xs" wrap="wrap">
      <Text span size="sm">
        {of.key === undefined ? (
          <span className="value">{of.document}</span>
        ) : (
          <Value of={of.key} />
        )}
      </Text>
      <Badge color={of.state === "AGREED" ? "green" : "red"} variant="light">
        {of.state.toLowerCase()}
      </Badge>
      <Text span size="sm" c="dimmed">
        <Value
          of={of.components
            .filter((each) => each.disagrees)
            .map((each) => each.name)
            .join(", ")}
        />
      </Text>
    </Group>
  );
}

function Differences({ of }: { of: ComparisonJourney }) {
  if (of.differences.length === 0) {
    return null;
  }
  return (
    <Wide minWidth={320}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Path of the new shape</Table.Th>
            <Table.Th>Should be</Table.Th>
            <Table.Th>Is</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.differences.map((each) => (
            <Row key={`${each.component} ${each.path}`} of={each} />
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}

function Row({ of }: { of: ComparisonReportDifference }) {
  return (
    <Table.Tr>
      <Table.Td>
        <Value of={of.path} />
      </Table.Td>
      <Table.Td>
        <Told of={of.expected} />
      </Table.Td>
      <Table.Td>
        <Told of={of.found} />
      </Table.Td>
    </Table.Tr>
  );
}

function Told({ of }: { of: ComparisonReportTold }) {
  if (of.type === "") {
    return (
      <Text span c="dimmed" size="sm">
        nothing
      </Text>
    );
  }
  return of.value === undefined ? (
    <Text span c="dimmed" size="sm">
      {of.type}, hidden
    </Text>
  ) : (
    <Value of={of.value} />
  );
}
