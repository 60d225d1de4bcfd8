import type { SharedCollection } from "../api/schema";

const NAMES: Record<NonNullable<SharedCollection["engine"]>, string> = {
  MONGODB: "MongoDB",
  CASSANDRA: "Cassandra",
  DYNAMODB: "DynamoDB",
  REDIS: "Redis",
};

/** What people call the kind of store. */
export function engineName(engine: SharedCollection["engine"]): string {
  return engine === undefined ? "not said" : NAMES[engine];
}
