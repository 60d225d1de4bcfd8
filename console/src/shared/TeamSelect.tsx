import { Select } from "@mantine/core";
import { useSession } from "../api/session";
import { useFlow } from "../flow/queries";

/** All teams that own a collection or answer for a service, and those of who is signed in. */
function useTeams(): string[] {
  const { data: session } = useSession();
  const flow = useFlow();
  const teams = new Set<string>();
  for (const grant of session?.grants ?? []) {
    const team = /^[^:@]+:([^@]+)/.exec(grant)?.[1];
    if (team !== undefined) {
      teams.add(team);
    }
  }
  for (const each of [...(flow.data?.collections ?? []), ...(flow.data?.services ?? [])]) {
    if (each.team) {
      teams.add(each.team);
    }
  }
  return [...teams].sort();
}

/** Chooses one team, or all. */
export function TeamSelect({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (team: string | undefined) => void;
}) {
  const teams = useTeams();
  const data = value === undefined || teams.includes(value) ? teams : [value, ...teams];
  return (
    <Select
      label="Team"
      placeholder="All teams"
      data={data}
      value={value ?? null}
      onChange={(team) => onChange(team ?? undefined)}
      searchable
      clearable
      w={200}
      clearButtonProps={{ "aria-label": "All teams" }}
      nothingFoundMessage="No such team"
    />
  );
}
