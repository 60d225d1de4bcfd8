import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answered, client } from "../api/client";
import type { RolloutView } from "../api/schema";
import { key, type Name } from "./useRollout";

const at = "/v1/environments/{environment}/rollouts/{rollout}";

/** What a person asks of a rollout. Each is answered with the rollout as it is then. */
export function useAsking(name: Name) {
  const cache = useQueryClient();
  const params = { path: name };
  const shown = (view: RolloutView) => {
    cache.setQueryData(key(name), view);
    void cache.invalidateQueries({ queryKey: key(name, "history") });
  };
  return {
    freeze: useMutation({
      mutationFn: (why: string) => answered(client.POST(`${at}/freeze`, { params, body: { why } })),
      onSuccess: shown,
    }),
    resume: useMutation({
      mutationFn: () => answered(client.POST(`${at}/resume`, { params })),
      onSuccess: shown,
    }),
    approve: useMutation({
      mutationFn: (epoch: number) =>
        answered(client.POST(`${at}/approvals`, { params, body: { epoch } })),
      onSuccess: shown,
    }),
    retune: useMutation({
      mutationFn: (settings: string) =>
        answered(client.POST(`${at}/throttle`, { params, body: { settings } })),
      onSuccess: shown,
    }),
    rollBack: useMutation({
      mutationFn: (body: { action: "soft-rollback" | "hard-rollback"; why: string }) =>
        answered(client.POST(`${at}/rollback`, { params, body })),
      onSuccess: shown,
    }),
  };
}
