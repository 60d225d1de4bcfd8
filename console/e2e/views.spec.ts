import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { signedIn, signIn } from "./people";

/* Every page as it is after the story: in both themes, on a desk and in a hand. */

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Those of docs/console.md are made with `LOCKSTEP_SCREENSHOTS=../docs/console`. */
const SCREENSHOTS = process.env.LOCKSTEP_SCREENSHOTS ?? "target/screenshots";

const PAGES = {
  overview: "/overview",
  rollouts: "/rollouts",
  rollout: "/rollouts/demo/demo_orders%3A2",
  changes: "/changes",
  change: "/changes/orders-client",
  propose: "/propose",
  collections: "/collections",
  collection: "/collections/demo.orders/orders",
  flow: "/flow",
  journal: "/journal",
};

const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

interface Found {
  violations: { id: string; impact: string; nodes: { target: string[] }[] }[];
}

/** What keeps people from using the page, as axe finds it. */
async function barriers(page: Page): Promise<string[]> {
  if (await page.evaluate(() => !("axe" in window))) {
    await page.evaluate(axe);
  }
  const found = await page.evaluate(
    () => (window as unknown as { axe: { run(): Promise<Found> } }).axe.run() as Promise<Found>,
  );
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

async function isSettled(page: Page) {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /sking for/ })).toHaveCount(0);
}

test.describe("every page", () => {
  test.describe.configure({ mode: "parallel" });
  for (const [name, address] of Object.entries(PAGES)) {
    test(`${name} is usable in both themes, on a desk and in a hand`, async ({ browser }) => {
      const page = await signedIn(browser, "OPERATOR");
      await page.goto(address);
      await isSettled(page);
      for (const viewport of SIZES) {
        await page.setViewportSize(viewport);
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          const look = `${name}-${colorScheme}-${viewport.width}`;
          await page.screenshot({ path: `${SCREENSHOTS}/${look}.png`, animations: "disabled" });
          expect.soft(await barriers(page), look).toEqual([]);
        }
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect.soft(width, `${name} is no wider than the window`).toBe(viewport.width);
      }
    });
  }
});

test("the first page is there after 350 kB of JavaScript at most", async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (new URL(response.url()).pathname.endsWith(".js")) {
      sizes.push(response.body().then((body) => gzipSync(body).length));
    }
  });
  await signIn(page, "OPERATOR");
  await isSettled(page);
  const bytes = (await Promise.all(sizes)).reduce((sum, each) => sum + each, 0);
  console.log(`First load: ${Math.round(bytes / 1_000)} kB of JavaScript, compressed`);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(350_000);
});

test("the keyboard alone reaches what takes a rollout back", async ({ browser }) => {
  const page = await signedIn(browser, "OPERATOR");
  await page.goto(PAGES.rollout);
  await isSettled(page);
  const rollBack = page.getByRole("button", { name: "Roll back", exact: true });
  await expect(rollBack).toBeVisible();
  for (let presses = 0; presses < 40; presses++) {
    if (await rollBack.evaluate((each) => each === document.activeElement)) {
      break;
    }
    await page.keyboard.press("Tab");
  }
  await expect(rollBack).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByRole("radio").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(rollBack).toBeFocused();
});

test("who has signed out sees nothing more", async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, "VIEWER");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in to Lockstep" })).toBeVisible();
  await page.goto("/journal");
  await expect(page.getByRole("heading", { name: "Sign in to Lockstep" })).toBeVisible();
});

test("a session that has ended leads to signing in, and back to the same page", async ({
  browser,
}) => {
  const page = await signedIn(browser, "VIEWER");
  await page.goto(PAGES.rollout);
  await isSettled(page);
  await page.context().clearCookies();
  await expect(page.getByRole("heading", { name: "Sign in to Lockstep" })).toBeVisible();
  await page.getByRole("textbox", { name: "Token" }).fill(process.env.VIEWER ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "orders-client" })).toBeVisible();
});

test("a server that cannot be reached is told, and asked again", async ({ browser }) => {
  const page = await signedIn(browser, "OPERATOR");
  await page.goto(PAGES.overview);
  await isSettled(page);
  await page.route("**/v1/**", (route) => route.abort());
  await page.getByRole("navigation").getByRole("link", { name: "Collections" }).click();
  const alert = page.getByRole("alert").first();
  await expect(alert).toContainText("The server does not answer");
  await expect(alert).toContainText("Look whether it runs");
  await page.unroute("**/v1/**");
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("link", { name: "orders", exact: true })).toBeVisible();
});

test("who waits for a slow server is told so, and not for ever", async ({ browser }) => {
  const page = await signedIn(browser, "OPERATOR");
  await page.route("**/v1/collections?*", () => {
    // It is never answered.
  });
  await page.goto(PAGES.collections);
  await expect(
    page.getByText("Still asking for the collections; the server is slow"),
  ).toBeVisible();
  await expect(page.getByRole("alert").first()).toContainText("did not answer within 15 seconds");
  await expect(page.getByRole("status").filter({ hasText: /sking for/ })).toHaveCount(0);
});
