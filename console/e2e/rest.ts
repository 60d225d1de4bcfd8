import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import type { Person } from "./people";

/** The text of a file of the tests. */
export function textOf(name: string): string {
  return readFileSync(new URL(`files/${name}`, import.meta.url), "utf8");
}

/** Asks the server as a program would, over the public REST. */
export async function ask(
  person: Person,
  method: string,
  path: string,
  body: string | object,
  type = typeof body === "string" ? "application/yaml" : "application/json",
): Promise<Response> {
  return fetch(new URL(path, process.env.LOCKSTEP_URL), {
    method,
    headers: { Authorization: `Bearer ${process.env[person]}`, "Content-Type": type },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** Publishes a file. */
export async function publish(person: Person, folder: string, text: string): Promise<void> {
  const answer = await ask(person, "POST", `/v1/registry/${folder}`, text);
  expect(answer.ok, await answer.text()).toBe(true);
}

/** What was asked is refused to one who may not, in a sentence. */
export async function refused(person: Person, method: string, path: string, body: object) {
  const answer = await ask(person, method, path, body);
  const problem = (await answer.json()) as { detail: string };
  expect(answer.status, problem.detail).toBe(403);
  expect(problem.detail).toMatch(/^Cannot .+: .+/);
}
