import { expect, test } from "@playwright/test";
import { signedIn } from "./people";
import { publish, refused, textOf } from "./rest";

/* Who may end a change or a version, and who may not. */
test.describe.configure({ mode: "serial" });

/** The invoices again, as something that nobody carries. */
function parcels(name: string): string {
  return textOf(`invoices/${name}`).replace(/(?<!team-)invoices/g, "parcels");
}

const WHY = "The carrier does it by itself from next year on.";

test.beforeAll(async () => {
  await publish("DEVELOPER", "contracts", parcels("contract-1.odcs.yaml"));
  const change = parcels("change.yaml");
  await publish("DEVELOPER", "changes", change);
  await publish("DEVELOPER", "contracts", parcels("contract-2.odcs.yaml"));
  const other = change.replace("id: parcels-client", "id: parcels-other");
  await publish("DEVELOPER", "changes", other.replace("to: 2.0.0", "to: 3.0.0"));
});

test("a steward rejects a change and says why; its author may not", async ({ browser }) => {
  const author = await signedIn(browser, "DEVELOPER");
  await author.goto("/changes/parcels-client");
  await expect(author.getByRole("button", { name: "Withdraw" })).toBeVisible();
  await expect(author.getByRole("button", { name: "Reject" })).toHaveCount(0);
  await refused("DEVELOPER", "POST", "/v1/changes/parcels-client/rejections", { text: WHY });

  const page = await signedIn(browser, "STEWARD");
  await page.goto("/changes/parcels-client");
  await page.getByRole("button", { name: "Reject" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Reject" })).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Why" }).fill(WHY);
  await dialog.getByRole("button", { name: "Reject" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("rejected", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /Approve|Reject|Begin/ })).toHaveCount(0);
  await page.getByRole("tab", { name: "What was said" }).click();
  await expect(page.getByRole("tabpanel")).toContainText(WHY);
  await expect(author.getByText("rejected", { exact: true })).toBeVisible();
});

test("its developer withdraws a change; a steward of the same team may not", async ({
  browser,
}) => {
  const steward = await signedIn(browser, "STEWARD");
  await steward.goto("/changes/parcels-other");
  await expect(steward.getByRole("button", { name: "Reject" })).toBeVisible();
  await expect(steward.getByRole("button", { name: "Withdraw" })).toHaveCount(0);
  await refused("STEWARD", "POST", "/v1/changes/parcels-other/withdrawals", { text: WHY });

  const page = await signedIn(browser, "DEVELOPER");
  await page.goto("/changes/parcels-other");
  await expect(page.getByText("It cannot be assessed yet")).toBeVisible();
  await page.getByRole("button", { name: "Withdraw" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Why" }).fill(WHY);
  await dialog.getByRole("button", { name: "Withdraw" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("withdrawn", { exact: true })).toBeVisible();
  await page.goto("/changes");
  await page.getByText("All", { exact: true }).click();
  const card = page.getByRole("listitem").filter({ hasText: "withdrawn" });
  await expect(card).toContainText("Nothing: it will not be carried out as it is.");
});

test("who owns a contract says until when a version is served; another may not", async ({
  browser,
}) => {
  const body = { sunset: "2030-01-31", reason: WHY };
  await refused("LEDGER", "PUT", "/v1/registry/contracts/demo.parcels/1.0.0/deprecation", body);
  const stranger = await signedIn(browser, "LEDGER");
  await stranger.goto("/collections/demo.parcels/parcels");
  await expect(stranger.getByRole("row", { name: /^1\.0\.0 / })).toBeVisible();
  await expect(stranger.getByRole("button", { name: /Deprecate/ })).toHaveCount(0);

  const page = await signedIn(browser, "DEVELOPER");
  await page.goto("/collections/demo.parcels/parcels");
  await page.getByRole("button", { name: "Deprecate: 1.0.0" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("The last day on which it is served").fill("2030-01-31");
  await dialog.getByRole("textbox", { name: "Why" }).fill(WHY);
  await dialog.getByRole("button", { name: "Deprecate" }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole("row", { name: /^1\.0\.0 / });
  await expect(row).toContainText(WHY);
  await expect(row.getByText(/^(ends in [\d,]+ days|ends today|ended on)/)).toBeVisible();
  await page.goto("/collections");
  const listed = page.getByRole("row").filter({ hasText: "demo.parcels" });
  await expect(listed.getByText(/^(ends in [\d,]+ days|ends today|ended on)/)).toBeVisible();
});
