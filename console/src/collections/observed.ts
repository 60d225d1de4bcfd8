import { useQuery } from "@tanstack/react-query";
import { answered, client, Problem } from "../api/client";
import type { LivingDictionary } from "../api/schema";

/** What was last counted in the documents of a collection; `null` where nobody looked yet. */
export function useObserved(environment: string | undefined, collection: string) {
  return useQuery({
    queryKey: ["observed", environment, collection],
    enabled: environment !== undefined,
    queryFn: async ({ signal }): Promise<LivingDictionary | null> => {
      try {
        return await answered(
          client.GET("/v1/environments/{environment}/collections/{collection}/observation", {
            signal,
            params: { path: { environment: environment ?? "", collection } },
          }),
        );
      } catch (problem) {
        if (problem instanceof Problem && problem.status === 404) {
          return null;
        }
        throw problem;
      }
    },
  });
}
