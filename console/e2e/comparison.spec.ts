import { expect, test } from "@playwright/test";
import { signedIn } from "./people";

/* A rollout is held up, since the shapes of one document disagree. */

test("what disagrees is shown with its journey, masked by what the contract says of it", async ({
  browser,
}) => {
  const page = await signedIn(browser, "VIEWER");
  await page.goto("/rollouts");
  await page.getByRole("link", { name: "places-city" }).click();
  await expect(page.getByTestId("compared")).toHaveText("Of 200 documents 1 disagree.");

  const compared = page.locator("section", {
    has: page.getByRole("heading", { name: "Both shapes compared" }),
  });
  const document = compared.getByRole("button", { name: /^[0-9a-f]{32}/ });
  await document.click();
  const row = (path: string) => compared.getByRole("row").filter({ hasText: path });
  await expect(row("host")).toHaveText("hoststring, hiddenstring, hidden");
  await expect(row("city")).toContainText('"Bonn 7"');
  await expect(row("city")).toContainText('"<script>alert(1)</script>\\u202etxet"');
  await expect(compared.getByText("The change came to backfill, with epoch")).toBeVisible();
  await expect(compared.getByText("It was last written in step in epoch")).toBeVisible();
  await expect(compared.getByText("The shapes disagree now")).toBeVisible();
  await expect(compared).not.toContainText("Anna");
});
