import { expect, type Page, test } from "@playwright/test";
import { signedIn } from "./people";
import { ask, publish, textOf } from "./rest";

/* What wants to be more than text, put in over the public REST, and looked at on every page. */
test.describe.configure({ mode: "serial" });

const RUNS = `<script>window.hurt=1</script><img src=x onerror="window.hurt=2">`;
const TURNS = "\u202Edrawkcab\u2066isolated\u200Fmark\u200Bno\uFEFFwidth";
const LINK = `[free](javascript:window.hurt=3) <a href="javascript:window.hurt=4">free</a>`;
const LONG = "w".repeat(900);
const TEXT = `${RUNS} ${TURNS} ${LINK} ${LONG}`;

const AT = "/v1/environments/demo/rollouts/demo_invoices%3A2";

/** A file of the tests with what is hostile in the place of its words in capitals. */
function stray(name: string): string {
  const words: Record<string, string> = { RUNS, TURNS, TEXT, LONG: "w".repeat(200) };
  return textOf(`stray/${name}`).replace(/"([A-Z]+)"/g, (word, which: string) =>
    which in words ? JSON.stringify(words[which]) : word,
  );
}

test.beforeAll(async () => {
  await publish("ADMIN", "contracts", stray("contract-1.odcs.yaml"));
  await publish("ADMIN", "changes", stray("change.yaml"));
  await publish("ADMIN", "contracts", stray("contract-2.odcs.yaml"));
  const seen = { present: 3, nulls: 0, types: [{ type: "string", count: 3 }] };
  const observed = await ask(
    "ADMIN",
    "PUT",
    "/v1/environments/demo/collections/demo_stray/observation",
    {
      contract: "demo.stray",
      version: "1.0.0",
      documents: 3,
      full: true,
      paths: [{ path: "surprise", ...seen }],
      differences: [
        { kind: "PATH_UNDECLARED", where: "surprise", sentence: TEXT.slice(0, 900), count: 3 },
        { kind: "INDEX_DIFFERS", where: TURNS, sentence: RUNS, count: 0 },
      ],
      unknown: [TEXT.slice(0, 900)],
    },
  );
  expect(observed.status, await observed.text()).toBe(204);
  const said = await ask("ADMIN", "POST", "/v1/changes/stray-client/comments", { text: TEXT });
  expect(said.ok, await said.text()).toBe(true);
  const frozen = await ask("OPERATOR", "POST", `${AT}/freeze`, { why: TEXT.slice(0, 900) });
  expect(frozen.ok, await frozen.text()).toBe(true);
});

test.afterAll(async () => {
  const resumed = await ask("OPERATOR", "POST", `${AT}/resume`, {});
  expect(resumed.ok).toBe(true);
});

/** Nothing of it did anything, and nobody is misled by what cannot be seen. */
async function isHarmless(page: Page, name: string, width: number) {
  const found = await page.evaluate(() => ({
    hurt: "hurt" in window,
    made: document.querySelectorAll(
      "main img, main script, main iframe, [href^='javascript:'], [onerror]",
    ).length,
    width: document.documentElement.scrollWidth,
    unseen: /[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u.test(
      `${document.title} ${document.body.innerText}`.replace(/[\n\t]/g, ""),
    ),
  }));
  expect.soft(found, name).toEqual({ hurt: false, made: 0, width, unseen: false });
}

const PAGES = {
  overview: "/overview",
  rollouts: "/rollouts",
  rollout: AT.replace("/v1/environments/demo/rollouts", "/rollouts/demo"),
  changes: "/changes",
  change: "/changes/stray-client",
  findings: "/changes/stray-client?show=findings",
  impact: "/changes/stray-client?show=impact",
  plan: "/changes/stray-client?show=plan",
  said: "/changes/stray-client?show=said",
  collections: "/collections",
  versions: "/collections/demo.stray/stray",
  dictionary: "/collections/demo.stray/stray?show=dictionary",
  observed: "/collections/demo.stray/stray?show=observed",
  users: "/collections/demo.stray/stray?show=users",
  queries: "/collections/demo.stray/stray?show=queries",
  flow: "/flow",
  journal: `/journal?text=${encodeURIComponent(RUNS)}`,
};

/** Where the text itself must be read, rather than nothing at all. */
const TELLING = new Set(["rollout", "change", "said", "dictionary", "observed", "versions"]);

for (const width of [390, 1280]) {
  test(`nothing hostile runs, turns or widens a page of ${width} pixels`, async ({ browser }) => {
    const page = await signedIn(browser, "OPERATOR", { viewport: { width, height: 844 } });
    for (const [name, address] of Object.entries(PAGES)) {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("status").filter({ hasText: /sking for/ })).toHaveCount(0);
      await isHarmless(page, name, width);
      if (TELLING.has(name)) {
        await expect.soft(page.locator("main"), name).toContainText("<script>window.hurt=1");
        await expect.soft(page.locator(".escape").first(), name).toContainText("\\u{202e}");
      }
    }
    await page.goto("/journal");
    for (const entry of await page.getByRole("button", { name: /rollout frozen/ }).all()) {
      await entry.click();
    }
    await expect(page.locator("main")).toContainText("<script>window.hurt=1");
    await isHarmless(page, "the journal's evidence", width);
  });
}

test("a value of a megabyte is shortened, and the page goes on answering", async ({ browser }) => {
  const page = await signedIn(browser, "DEVELOPER", { viewport: { width: 390, height: 844 } });
  await page.goto("/changes/orders-client");
  const before = page.getByRole("textbox", { name: "Document before" });
  const value = `${RUNS}\u202E${"m".repeat(1_048_576)}`;
  const document = (customer: string) => JSON.stringify({ _id: 1, customer, total: "1.50" });
  await before.fill(document(value));
  await expect(page.getByRole("alert")).toContainText("it is longer than 256 KiB");

  // What the server does not take from a page it may still find in a store.
  await page.route("**/v1/changes/orders-client/preview", (route) =>
    route.fulfill({
      json: { renewed: document(value), exact: true, kept: false, notes: [] },
    }),
  );
  await before.fill(document("short"));
  const sides = page.getByRole("region", { name: /side by side/ });
  await expect(sides).toContainText("<script>window.hurt=1");
  await expect(sides.locator(".escape").first()).toHaveText("\\u{202e}");
  await sides.getByRole("button", { name: /^Show more of 1,048,\d+ characters$/ }).click();
  await expect(sides.getByRole("button", { name: "Show less" })).toBeVisible();
  const shown = await sides.evaluate((each) => each.textContent?.length ?? 0);
  expect(shown).toBeGreaterThan(20_000);
  expect(shown).toBeLessThan(25_000);
  await isHarmless(page, "a megabyte", 390);

  const begun = Date.now();
  await page.getByRole("tab", { name: "Findings" }).click();
  await expect(page.getByRole("heading", { name: "Findings" })).toBeVisible();
  expect(Date.now() - begun).toBeLessThan(3_000);
});

test("what no text may hold is refused in a sentence", async () => {
  const comment = (text: string) =>
    ask("DEVELOPER", "POST", "/v1/changes/orders-client/comments", { text });
  const token = (subject: string) =>
    ask("ADMIN", "POST", "/v1/tokens", { subject, grants: ["viewer"] });
  const contract = (name: string) =>
    ask(
      "ADMIN",
      "POST",
      "/v1/registry/contracts",
      textOf("stray/contract-1.odcs.yaml")
        .replace("demo.stray", "demo.strayer")
        .replace("name: who", `name: ${JSON.stringify(name)}`),
    );
  for (const asked of [
    comment("a\u0000b"),
    comment("half \uD800 a sign"),
    comment("x".repeat(1_048_576)),
    token(RUNS),
    token(TURNS),
    contract(RUNS),
    contract("a\u0000b"),
  ]) {
    const answer = await asked;
    const problem = (await answer.json()) as { detail: string };
    expect([400, 413, 422], problem.detail).toContain(answer.status);
    expect(problem.detail).toMatch(/^Cannot .+: .+/);
  }
});
