import { Badge, Group, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { answered, client } from "../api/client";
import type { AcknowledgementOfService } from "../api/schema";
import { Asked } from "../shared/Asked";
import { count } from "../shared/numbers";
import { Wide } from "../shared/Wide";
import { Section } from "../shared/Section";
import { key, type Name, type Standing } from "./useRollout";
import { Value } from "../shared/Value";

const REFRESH_MILLIS = 2_000;

/** Who acts on the collection, service by service, and who has acknowledged the epoch. */
export function Fleet({ name, view }: { name: Name; view: Standing }) {
  const acknowledged = useQuery({
    queryKey: key(name, "acknowledgements"),
    refetchInterval: REFRESH_MILLIS,
    queryFn: ({ signal }) =>
      answered(
        client.GET("/v1/environments/{environment}/rollouts/{rollout}/acknowledgements", {
          params: { path: name },
          signal,
        }),
      ),
  });
  return (
    <Section
      title="Services"
      aside={
        view.missing.length > 0 && (
          <Badge color="yellow">{count(view.missing.length)} waited for</Badge>
        )
      }
    >
      <Asked of={acknowledged} what="the instances">
        {({ services, waitsForLapsed }) =>
          services.length === 0 ? (
            <Text c="dimmed" size="sm">
              No instance with the SDK acts on this collection. Services without it are kept in step
              by the runner.
            </Text>
          ) : (
            <Stack gap="xs">
              <Crews services={services} />
              {waitsForLapsed && (
                <Text size="sm">
                  An instance lost contact. Until it comes back or somebody declares it gone, nobody
                  knows what it still writes.
                </Text>
              )}
            </Stack>
          )
        }
      </Asked>
    </Section>
  );
}

function Crews({ services }: { services: AcknowledgementOfService[] }) {
  return (
    <Wide minWidth={300}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Service</Table.Th>
            <Table.Th>Instances</Table.Th>
            <Table.Th>Acknowledged</Table.Th>
            <Table.Th>Owed writes</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="numbers">
          {services.map((each) => (
            <Crew key={each.service} of={each} />
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}

function Crew({ of }: { of: AcknowledgementOfService }) {
  const lapsed = of.listed.filter((each) => !each.live).length;
  const owed = of.listed.reduce((sum, each) => sum + each.owedWrites, 0);
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6}>
          <Value of={of.service} />
          {lapsed > 0 && (
            <Badge size="xs" color="red">
              {lapsed} lost contact
            </Badge>
          )}
        </Group>
      </Table.Td>
      <Table.Td>{count(of.instances)}</Table.Td>
      <Table.Td>
        {of.missing === 0 ? "all" : `${of.acknowledged} of ${of.acknowledged + of.missing}`}
      </Table.Td>
      <Table.Td>{count(owed)}</Table.Td>
    </Table.Tr>
  );
}
