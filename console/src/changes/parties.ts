import type { Artifact, Governed } from "../api/schema";
import { useVersions } from "../shared/published";

/** Who has to do with a change: who proposed any revision of it, for whom, and who decides. */
export interface Parties {
  authors: string[];
  team?: string;
  owner?: string;
}

export function useParties(of: Governed): Parties | undefined {
  const revisions = useVersions("changes", of.id);
  const contracts = useVersions("contracts", of.contract);
  if (revisions.data === undefined) {
    return undefined;
  }
  const items: Artifact[] = revisions.data.items;
  return {
    authors: items.map((each) => each.publisher),
    team: items[0]?.team,
    owner: contracts.data?.items[0]?.team,
  };
}
