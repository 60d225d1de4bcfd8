import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answered, client } from "../api/client";

/** Whatever the check says rests on what is published, which moves now and then. */
const STALE_MILLIS = 15_000;

/** Why a change is wanted, and what each of its operations does. */
export function useContent(change: string) {
  return useQuery({
    queryKey: ["change", change, "content"],
    staleTime: STALE_MILLIS,
    queryFn: ({ signal }) =>
      answered(
        client.GET("/v1/changes/{change}/content", { signal, params: { path: { change } } }),
      ),
  });
}

/** What is found of a change, and who must do what. */
export function useReport(change: string) {
  return useQuery({
    queryKey: ["change", change, "report"],
    staleTime: STALE_MILLIS,
    queryFn: ({ signal }) =>
      answered(client.GET("/v1/changes/{change}/report", { signal, params: { path: { change } } })),
  });
}

/** Documents to look at a change with. */
export function useSamples(change: string) {
  return useQuery({
    queryKey: ["change", change, "samples"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      answered(
        client.GET("/v1/changes/{change}/samples", { signal, params: { path: { change } } }),
      ),
  });
}

/** What a change makes of a document; while that is asked for, what it made of the last one. */
export function usePreview(change: string, document: string) {
  return useQuery({
    queryKey: ["change", change, "preview", document],
    enabled: document.trim() !== "",
    staleTime: STALE_MILLIS,
    gcTime: STALE_MILLIS,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) =>
      answered(
        client.POST("/v1/changes/{change}/preview", {
          signal,
          params: { path: { change } },
          body: { document },
        }),
      ),
  });
}

/** What each kind of person does, as Markdown. */
export function useRunbook(change: string) {
  return useQuery({
    queryKey: ["change", change, "runbook"],
    staleTime: STALE_MILLIS,
    queryFn: ({ signal }) =>
      answered(
        client.GET("/v1/changes/{change}/runbook", { signal, params: { path: { change } } }),
      ),
  });
}

/** How long the plan needs: at a traffic that is said, or at that of an environment. */
export function useForecast(
  change: string,
  plan: string | undefined,
  environment: string | undefined,
  perSecond: number | undefined,
) {
  return useQuery({
    queryKey: ["change", change, "forecast", plan, environment, perSecond],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      environment === undefined
        ? answered(
            client.GET("/v1/changes/{change}/forecast", {
              signal,
              params: { path: { change }, query: { plan, perSecond } },
            }),
          )
        : answered(
            client.GET("/v1/environments/{environment}/changes/{change}/forecast", {
              signal,
              params: { path: { environment, change }, query: { plan } },
            }),
          ),
  });
}
