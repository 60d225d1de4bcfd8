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
  await page.evaluate(axe);
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

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of SIZES) {
    test(`every page is ${colorScheme}, usable at ${viewport.width} pixels, and without barriers`, async ({
      browser,
    }) => {
      const page = await signedIn(browser, "OPERATOR", { colorScheme, viewport });
      for (const [name, address] of Object.entries(PAGES)) {
        await page.goto(address);
        await isSettled(page);
        await page.screenshot({
          path: `${SCREENSHOTS}/${name}-${colorScheme}-${viewport.width}.png`,
        });
        expect.soft(await barriers(page), `${name}, ${colorScheme}`).toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect
          .soft(width, `${name} is no wider than the window`)
          .toBeLessThanOrEqual(viewport.width);
      }
      await page.context().close();
    });
  }
}

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

test("what is hostile in a document is shown as the text that it is", async ({ browser }) => {
  const page = await signedIn(browser, "DEVELOPER");
  const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)>\u202Etxet\u202C`;
  await page.goto("/changes/orders-client");
  await page.getByRole("button", { name: "Comment" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(hostile);
  await dialog.getByRole("button", { name: "Comment" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("tab", { name: "What was said" }).click();
  await expect(page.getByText("<script>alert(1)</script>")).toBeVisible();

  await page.getByRole("tab", { name: "What it does" }).click();
  const before = page.getByRole("textbox", { name: "Document before" });
  await before.fill(JSON.stringify({ _id: 1, customer: hostile, total: "x".repeat(100_000) }));
  const sides = page.getByRole("region", { name: /side by side/ });
  await expect(sides).toContainText("<script>alert(1)</script>");
  expect(await page.locator("main img[src=x], main script").count()).toBe(0);
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
  const page = await signedIn(browser, "VIEWER");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in to Lockstep" })).toBeVisible();
  await page.goto("/journal");
  await expect(page.getByRole("heading", { name: "Sign in to Lockstep" })).toBeVisible();
});
