import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { answered, client, Problem } from "../api/client";
import type { SharedCollection } from "../api/schema";

/** Collections, page after page. */
export function useCollections(team: string | undefined) {
  return useInfiniteQuery({
    queryKey: ["collections", team],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answered(
        client.GET("/v1/collections", {
          signal,
          params: { query: { team, after: pageParam, limit: 200 } },
        }),
      ),
    getNextPageParam: (last) => last.next,
  });
}

/** One collection, by its contract and any name it has. */
export function useCollection(contract: string, collection: string) {
  return useQuery({
    queryKey: ["collection", contract, collection],
    queryFn: async ({ signal }): Promise<SharedCollection> => {
      const page = await answered(
        client.GET("/v1/collections", { signal, params: { query: { contract } } }),
      );
      const found =
        page.items.find((each) => each.collection === collection) ??
        page.items.find((each) => each.stored === collection);
      if (found === undefined) {
        throw new Problem(404, {
          code: "not-found",
          detail: `Cannot show the collection ${collection}: no published version of ${contract} has it`,
          meaning: "Nothing was changed.",
          next: "Look for it in the list of collections, or publish a contract that has it.",
        });
      }
      return found;
    },
  });
}

export function addressOf(contract: string, collection: string): string {
  return `/collections/${encodeURIComponent(contract)}/${encodeURIComponent(collection)}`;
}
