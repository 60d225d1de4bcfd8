import { useQuery } from "@tanstack/react-query";
import { answered, client } from "../api/client";

export type Kind = "contracts" | "usages" | "changes" | "plans" | "policies";

/** Every version of something that was published, the newest first. */
export function useVersions(kind: Kind, name: string | undefined) {
  return useQuery({
    queryKey: ["registry", kind, name],
    enabled: name !== undefined,
    queryFn: ({ signal }) =>
      answered(
        client.GET("/v1/registry/{kind}/{name}", {
          signal,
          params: { path: { kind, name: name ?? "" } },
        }),
      ),
  });
}

/** The text of a version as it was published; it never becomes another. */
export function useText(kind: Kind, name: string, version: string | undefined) {
  return useQuery({
    queryKey: ["registry", kind, name, version],
    enabled: version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      answered<string>(
        client.GET("/v1/registry/{kind}/{name}/{version}", {
          signal,
          parseAs: "text",
          params: { path: { kind, name, version: version ?? "" } },
        }),
      ),
  });
}
