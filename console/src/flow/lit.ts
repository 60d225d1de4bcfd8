import type { Concerns, Flow } from "../api/schema";

/** How a node stands to the change that is chosen. */
export type Light = "acts" | "knows" | "changes" | "dark" | "plain";

export function serviceKey(service: string): string {
  return `service:${service}`;
}

export function collectionKey(contract: string, collection: string): string {
  return `collection:${contract}/${collection}`;
}

/** Which nodes a change lights up, and how; without a change all are plain. */
export function lights(flow: Flow, concerns: Concerns | undefined): Map<string, Light> {
  const lit = new Map<string, Light>();
  if (concerns === undefined) {
    return lit;
  }
  for (const each of flow.services) {
    lit.set(serviceKey(each.name), "dark");
  }
  for (const each of flow.collections) {
    lit.set(collectionKey(each.contract, each.collection), "dark");
  }
  lit.set(collectionKey(concerns.contract, concerns.collection), "changes");
  for (const each of concerns.services) {
    lit.set(serviceKey(each.service), each.acts ? "acts" : "knows");
  }
  return lit;
}
