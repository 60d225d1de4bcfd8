import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answered, client } from "../api/client";
import type { Governed } from "../api/schema";

/** What somebody says about a change. */
export type Word =
  | { kind: "approve"; fingerprint: string; text: string }
  | { kind: "reject"; text: string }
  | { kind: "withdraw"; text: string }
  | { kind: "acknowledge"; team: string; text: string }
  | { kind: "comment"; text: string };

function send(change: string, word: Word): Promise<Governed> {
  const params = { path: { change } };
  const { text } = word;
  switch (word.kind) {
    case "approve":
      return answered(
        client.POST("/v1/changes/{change}/approvals", {
          params,
          body: { fingerprint: word.fingerprint, text },
        }),
      );
    case "acknowledge":
      return answered(
        client.POST("/v1/changes/{change}/acknowledgements", {
          params,
          body: { team: word.team, text },
        }),
      );
    case "reject":
      return answered(client.POST("/v1/changes/{change}/rejections", { params, body: { text } }));
    case "withdraw":
      return answered(client.POST("/v1/changes/{change}/withdrawals", { params, body: { text } }));
    case "comment":
      return answered(client.POST("/v1/changes/{change}/comments", { params, body: { text } }));
  }
}

/** Says something about a change; the answer is the change as it then is. */
export function useDeciding(change: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (word: Word) => send(change, word),
    onSuccess: (governed) => {
      cache.setQueryData(["change", change], governed);
      return cache.invalidateQueries({ queryKey: ["changes"] });
    },
    onError: () => cache.invalidateQueries({ queryKey: ["change", change] }),
  });
}
