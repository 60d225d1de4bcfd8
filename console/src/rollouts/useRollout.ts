import { keepPreviousData, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, client } from "../api/client";
import { type Connection, type Streamed, useStream } from "../api/live";
import type { RolloutView } from "../api/schema";

/** By what a rollout is found. */
export type Name = Readonly<Record<"environment" | "rollout", string>>;

export function key(name: Name, ...rest: (string | number)[]) {
  return ["rollout", name.environment, name.rollout, ...rest];
}

/** The stream tells what is another; it is asked for once. */
const FRESH_MILLIS = 10_000;

function rollout(name: Name) {
  return queryOptions({
    queryKey: key(name),
    staleTime: FRESH_MILLIS,
    queryFn: ({ signal }) =>
      answered(
        client.GET("/v1/environments/{environment}/rollouts/{rollout}", {
          params: { path: name },
          signal,
        }),
      ),
  });
}

/**
 * A rollout but for what changes many times a second, so that what shows the rest of it is not
 * rendered as often.
 */
export type Standing = Omit<RolloutView, "work" | "verdicts">;

const standing = ({ work, verdicts, ...rest }: RolloutView): Standing => rest;
const workOf = (view: RolloutView) => view.work ?? null;
const verdictsOf = (view: RolloutView) => view.verdicts;

/** What the runner said last; `null` where none has taken the work. */
export function useWork(name: Name) {
  return useQuery({ ...rollout(name), select: workOf }).data ?? null;
}

/** What the gate of the stage has found. */
export function useVerdicts(name: Name) {
  return useQuery({ ...rollout(name), select: verdictsOf }).data ?? [];
}

/** A rollout as it is now, and how fresh that is. */
export function useRollout(name: Name) {
  const cache = useQueryClient();
  const asked = useQuery({ ...rollout(name), select: standing });
  const path = `/v1/environments/${encodeURIComponent(name.environment)}/rollouts/${encodeURIComponent(name.rollout)}/events`;
  const connection: Connection = useStream<
    Streamed<"/v1/environments/{environment}/rollouts/{rollout}/events">
  >(asked.data === undefined ? undefined : path, "rollout", (told) =>
    cache.setQueryData(key(name), told.at(-1)?.data),
  );
  return { asked, connection };
}

/** Where it stands and why, told anew whenever it stands otherwise. */
export function useWhy(name: Name, view: Standing) {
  return useQuery({
    queryKey: key(name, "why", view.version, view.hold.kind, view.hold.sentence),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answered(
        client.GET("/v1/environments/{environment}/rollouts/{rollout}/why", {
          params: { path: name },
          signal,
        }),
      ),
  });
}

/** What was decided of it, the newest first. */
export function useHistory(name: Name, version: number) {
  return useQuery({
    queryKey: key(name, "history", version),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answered(
        client.GET("/v1/environments/{environment}/rollouts/{rollout}/history", {
          params: { path: name },
          signal,
        }),
      ),
  });
}
