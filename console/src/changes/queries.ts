import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { answered, client } from "../api/client";
import type { Status } from "./status";

const LOOK_MILLIS = 5_000;

/** Changes, the last revised first, page after page. */
export function useChanges(status: Status | undefined, team: string | undefined) {
  return useInfiniteQuery({
    queryKey: ["changes", status, team],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) =>
      answered(
        client.GET("/v1/changes", {
          signal,
          params: { query: { status, team, after: pageParam } },
        }),
      ),
    getNextPageParam: (last) => (last.next === undefined ? undefined : Number(last.next)),
  });
}

/** One change; others decide about it at the same time, so it is asked for again and again. */
export function useChange(change: string) {
  return useQuery({
    queryKey: ["change", change],
    refetchInterval: LOOK_MILLIS,
    queryFn: ({ signal }) =>
      answered(client.GET("/v1/changes/{change}", { signal, params: { path: { change } } })),
  });
}
