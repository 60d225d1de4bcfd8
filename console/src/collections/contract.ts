import { useQuery } from "@tanstack/react-query";
import { answered, client } from "../api/client";

/** What every place of a version is, and who uses it. */
export function useDictionary(contract: string, version: string | undefined) {
  return useQuery({
    queryKey: ["dictionary", contract, version],
    enabled: version !== undefined,
    queryFn: ({ signal }) =>
      answered(
        client.GET("/v1/contracts/{contract}/{version}/dictionary", {
          signal,
          params: { path: { contract, version: version ?? "" } },
        }),
      ),
  });
}

/** The registered queries of a version, and what serves them. */
export function useQueries(contract: string, version: string | undefined) {
  return useQuery({
    queryKey: ["queries", contract, version],
    enabled: version !== undefined,
    queryFn: ({ signal }) =>
      answered(
        client.GET("/v1/contracts/{contract}/{version}/queries", {
          signal,
          params: { path: { contract, version: version ?? "" } },
        }),
      ),
  });
}

/** What two versions say differently. */
export function useDifferences(contract: string, from: string, to: string) {
  return useQuery({
    queryKey: ["differences", contract, from, to],
    queryFn: ({ signal }) =>
      answered(
        client.GET("/v1/contracts/{contract}/differences", {
          signal,
          params: { path: { contract }, query: { from, to } },
        }),
      ),
  });
}
