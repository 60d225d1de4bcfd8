import { answered, client, Problem } from "../api/client";
import type { PublishingPublished } from "../api/schema";
import type { Kind } from "../shared/published";

/** A file on its way into the registry, with what came of it so far. */
export interface Draft {
  id: number;
  name: string;
  text: string;
  kind: Kind;
  outcome?: Outcome;
}

export type Outcome =
  | { state: "fine"; remarks: string[] }
  | { state: "published"; name: string; isNew: boolean; remarks: string[] }
  | { state: "refused"; problem: Error };

export const KINDS: { value: Kind; label: string }[] = [
  { value: "changes", label: "a change" },
  { value: "contracts", label: "a contract" },
  { value: "usages", label: "a usage" },
  { value: "plans", label: "a plan" },
  { value: "policies", label: "the policy" },
];

/** What each kind of file says of itself, in its line `kind`. */
const WORDS: Record<string, Kind> = {
  Change: "changes",
  DataContract: "contracts",
  Usage: "usages",
  RolloutPlan: "plans",
};

/** What a file is, by what it says of itself. */
export function kindOf(text: string): Kind {
  const word = /^kind:\s*["']?(\w+)/m.exec(text)?.[1] ?? "";
  return WORDS[word] ?? "changes";
}

/**
 * A version of a contract that breaks somebody is let in once the change that leads to it is there,
 * and a change may name a plan.
 */
export const ORDER: Kind[] = ["policies", "plans", "changes", "contracts", "usages"];

function sent(text: string) {
  return {
    body: text,
    bodySerializer: (body: string) => body,
    headers: { "Content-Type": "application/yaml" },
  };
}

/** What publishing a file would come to. */
export async function examine({ kind, text }: Draft): Promise<Outcome> {
  try {
    const { remarks } = await answered(
      client.POST("/v1/registry/{kind}/examination", { params: { path: { kind } }, ...sent(text) }),
    );
    return { state: "fine", remarks };
  } catch (problem) {
    return { state: "refused", problem: asError(problem) };
  }
}

/** Publishes a file, or says why not. */
export async function publish({ kind, text }: Draft): Promise<Outcome> {
  try {
    const said: PublishingPublished = await answered(
      client.POST("/v1/registry/{kind}", { params: { path: { kind } }, ...sent(text) }),
    );
    return {
      state: "published",
      name: said.artifact.name,
      isNew: said.added,
      remarks: said.remarks,
    };
  } catch (problem) {
    return { state: "refused", problem: asError(problem) };
  }
}

function asError(problem: unknown): Error {
  return problem instanceof Error ? problem : new Problem(0, {});
}
