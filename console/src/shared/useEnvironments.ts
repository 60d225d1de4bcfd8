import { useQuery } from "@tanstack/react-query";
import { answered, client } from "../api/client";

/** The names of the environments, in the order in which changes come to them. */
export function useEnvironments() {
  return useQuery({
    queryKey: ["environments"],
    queryFn: async ({ signal }) => {
      const page = await answered(client.GET("/v1/environments", { signal }));
      return page.items.map((each) => each.name);
    },
  });
}
