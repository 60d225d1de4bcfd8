import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, client } from "../api/client";
import { type Streamed, type Told, useStream } from "../api/live";
import type { Difference, DifferenceGone, Overview } from "../api/schema";

const KEY = ["overview"];

type Heard = Streamed<"/v1/overview/events">;

function named(each: DifferenceGone): string {
  return `${each.environment}/${each.id}`;
}

/** The overview after a difference; what stands as before is the same object as before. */
function after(before: Overview, { moving, gone, ...rest }: Difference): Overview {
  const left = new Set(gone.map(named));
  const other = new Map(moving.map((each) => [named(each), each]));
  const known = new Set(before.moving.map(named));
  return {
    ...before,
    ...rest,
    moving: [
      ...moving.filter((each) => !known.has(named(each))),
      ...before.moving
        .filter((each) => !left.has(named(each)))
        .map((each) => other.get(named(each)) ?? each),
    ],
  };
}

function told(before: Overview | undefined, all: Told<Heard>[]) {
  return all.reduce<Overview | undefined>(
    (shown, { event, data }) =>
      event === "overview"
        ? (data as Overview)
        : shown === undefined
          ? shown
          : after(shown, data as Difference),
    before,
  );
}

/** What moves, what was rolled back, who takes part; live. */
export function useOverview() {
  const cache = useQueryClient();
  const asked = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => answered(client.GET("/v1/overview", { signal })),
  });
  const connection = useStream<Heard>(
    asked.data === undefined ? undefined : "/v1/overview/events",
    "overview difference",
    (all) => cache.setQueryData<Overview>(KEY, (before) => told(before, all)),
  );
  return { asked, connection };
}

const PROPOSALS_MILLIS = 10_000;

/** The changes that wait for somebody's word. */
export function useProposals() {
  return useQuery({
    queryKey: ["changes", "PROPOSED"],
    refetchInterval: PROPOSALS_MILLIS,
    queryFn: ({ signal }) =>
      answered(
        client.GET("/v1/changes", { params: { query: { status: "PROPOSED", limit: 50 } }, signal }),
      ),
  });
}
