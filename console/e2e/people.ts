import { type Browser, expect, type Page } from "@playwright/test";

export type Person =
  "ADMIN" | "DEVELOPER" | "LEDGER" | "STEWARD" | "SECOND" | "OPERATOR" | "VIEWER";

/** The page of somebody who has signed in. What goes wrong in it fails the test. */
export async function signedIn(
  browser: Browser,
  person: Person,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
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
  await signIn(page, person);
  return page;
}

/** Signs somebody in, and comes to the first page. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "Token" }).fill(process.env[person] ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
}
