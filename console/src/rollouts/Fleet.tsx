import { Badge, Group, Table, Text } from "@mantine/core";
import type { LeasesLease, RolloutView } from "../api/schema";
import { Asked } from "../shared/Asked";
import { count } from "../shared/numbers";
import { Section } from "../shared/Section";
import { useLeases } from "./useRollout";

interface Crew {
  service: string;
  instances: number;
  behind: number;
  gone: number;
  owed: number;
}

/** Who acts on the collection, service by service, and who has heard of the epoch. */
function crews(leases: LeasesLease[], epoch: number, now: number): Crew[] {
  const byService = new Map<string, Crew>();
  for (const lease of leases) {
    const crew = byService.get(lease.service) ?? {
      service: lease.service,
      instances: 0,
      behind: 0,
      gone: 0,
      owed: 0,
    };
    crew.instances++;
    crew.behind += lease.epoch < epoch ? 1 : 0;
    crew.gone += Date.parse(lease.ends) < now ? 1 : 0;
    crew.owed += lease.owedWrites;
    byService.set(lease.service, crew);
  }
  return [...byService.values()].sort((a, b) => a.service.localeCompare(b.service));
}

export function Fleet({ view }: { view: RolloutView }) {
  const { environment, collection } = view.identity.place;
  const leases = useLeases(environment, collection);
  return (
    <Section
      title="Services"
      aside={
        view.missing.length > 0 && (
          <Badge color="yellow">{count(view.missing.length)} waited for</Badge>
        )
      }
    >
      <Asked of={leases} what="the instances">
        {(page) =>
          page.items.length === 0 ? (
            <Text c="dimmed" size="sm">
              No instance with the SDK acts on this collection. Services without it are kept in step
              by the runner.
            </Text>
          ) : (
            <Crews crews={crews(page.items, view.epoch, leases.dataUpdatedAt)} />
          )
        }
      </Asked>
    </Section>
  );
}

function Crews({ crews }: { crews: Crew[] }) {
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Service</Table.Th>
            <Table.Th>Instances</Table.Th>
            <Table.Th>Heard of the epoch</Table.Th>
            <Table.Th>Owed writes</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="numbers">
          {crews.map((crew) => (
            <Table.Tr key={crew.service}>
              <Table.Td>
                <Group gap={6}>
                  <span className="value">{crew.service}</span>
                  {crew.gone > 0 && (
                    <Badge size="xs" color="red">
                      {crew.gone} silent
                    </Badge>
                  )}
                </Group>
              </Table.Td>
              <Table.Td>{count(crew.instances)}</Table.Td>
              <Table.Td>
                {crew.behind === 0 ? "all" : `${crew.instances - crew.behind} of ${crew.instances}`}
              </Table.Td>
              <Table.Td>{count(crew.owed)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
