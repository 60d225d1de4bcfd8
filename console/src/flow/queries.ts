import { useQuery } from "@tanstack/react-query";
import { answered, client } from "../api/client";

/** Who uses what: all of it, or what one team has to do with. */
export function useFlow(team?: string) {
  return useQuery({
    queryKey: ["flow", team],
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      answered(client.GET("/v1/flow", { signal, params: { query: { team } } })),
  });
}

/** What a change touches; nothing while none is chosen. */
export function useConcerns(change: string | undefined) {
  return useQuery({
    queryKey: ["concerns", change],
    enabled: change !== undefined,
    queryFn: ({ signal }) =>
      answered(
        client.GET("/v1/changes/{change}/concerns", {
          signal,
          params: { path: { change: change ?? "" } },
        }),
      ),
  });
}
