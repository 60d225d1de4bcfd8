import { expect, type Page, test } from "@playwright/test";
import { signedIn } from "./people";

/* One collection, from all its sides. What was observed in it is what lockstep drift sent. */

/** The version that services use; the story may have published the next one. */
async function first(page: Page) {
  await page.getByRole("combobox", { name: "Version" }).click();
  await page.getByRole("option", { name: "1.0.0" }).click();
}

test("the dictionary shows what is declared beside what is observed", async ({ browser }) => {
  const page = await signedIn(browser, "DEVELOPER");
  await page.goto("/collections/demo.orders/orders?show=observed");
  await expect(page.getByText("1,000 documents, all of them, were counted by")).toBeVisible();

  const place = (name: string) =>
    page.getByRole("row").filter({ has: page.getByText(name, { exact: true }) });
  await expect(place("customer")).toContainText("confidential");
  await expect(place("customer")).toContainText("in 100 % of the documents");
  await expect(place("coupon")).toContainText("string95.0 %int5.00 %");
  await expect(place("coupon")).toContainText("int where string is promised: 20 times");
  await expect(place("placed")).toContainText("date, always there");
  await expect(place("placed")).toContainText("it is promised, and not there: 10 times");
  await expect(place("note")).toContainText("not declared");
  await expect(page.getByRole("alert")).toContainText("the contract has it, the store has not");
});

test("the dictionary says what a place means, who uses it and when it ends", async ({
  browser,
}) => {
  const page = await signedIn(browser, "LEDGER");
  await page.goto("/collections/demo.orders/orders?show=dictionary");
  await first(page);
  await page.getByRole("textbox", { name: "Find a place" }).fill("button");
  const placed = page.getByRole("row").filter({ hasText: "Day of the order" });
  await expect(placed).toContainText("When the customer pressed the button");
  await expect(placed).toContainText("read by demo_orders-canary");
  await page.getByRole("textbox", { name: "Find a place" }).fill("coupon");
  const coupon = page.getByRole("row").filter({ hasText: "read by demo_orders-canary" });
  await expect(coupon).toContainText("deprecated since 2026-06-01, use a voucher instead");
  await expect(coupon.getByText(/^ends? (in \d+ days|ed on)/)).toBeVisible();
});

test("each query stands with the index that serves it, each service with what it does", async ({
  browser,
}) => {
  const page = await signedIn(browser, "STEWARD");
  await page.goto("/collections/demo.orders/orders?show=queries");
  await first(page);
  await expect(page.getByRole("row").filter({ hasText: "by_day" })).toContainText("of_last_week");
  const query = (name: string) =>
    page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
  await expect(query("of_last_week")).toContainText("by_day");
  await expect(query("with_coupon")).toContainText(/scan|every document|no index/i);
  await page.getByRole("tab", { name: "Usages" }).click();
  const canary = page.getByRole("row").filter({ hasText: "demo_orders-canary" });
  await expect(canary).toContainText("team-ledger");
  await expect(canary).toContainText("reads, writes");
});
