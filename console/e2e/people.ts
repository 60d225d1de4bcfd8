import { type Browser, expect, type Page } from "@playwright/test";

export type Person =
  "ADMIN" | "DEVELOPER" | "LEDGER" | "STEWARD" | "SECOND" | "OPERATOR" | "VIEWER";

type Options = NonNullable<Parameters<Browser["newContext"]>[0]>;

/** What a browser keeps of who has signed in; it holds for all pages of a person. */
const sessions = new Map<Person, Options["storageState"]>();

/** A page of somebody who has signed in. What goes wrong in it fails the test. */
export async function signedIn(
  browser: Browser,
  person: Person,
  options: Options = {},
): Promise<Page> {
  if (!sessions.has(person)) {
    const page = await (await browser.newContext()).newPage();
    await signIn(page, person);
    sessions.set(person, await page.context().storageState());
    await page.context().close();
  }
  const context = await browser.newContext({ ...options, storageState: sessions.get(person) });
  const page = await context.newPage();
  page.on("pageerror", (error) => {
    throw error;
  });
  page.on("dialog", (dialog) => {
    throw new Error(`A dialog opened: ${dialog.message()}`);
  });
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) {
      throw new Error(message.text());
    }
  });
  return page;
}

/** Signs somebody in, and comes to the first page. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "Token" }).fill(process.env[person] ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
}
