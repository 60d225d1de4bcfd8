import { expect, type Page, test } from "@playwright/test";
import { signedIn } from "./people";
import { refused, textOf } from "./rest";

/*
 * Two changes on a server with services: the release that reads the new shape of the orders turns
 * bad in the midst of the ramp, that of the invoices stays good.
 */
test.describe.configure({ mode: "serial" });

const subjects = ["orders", "invoices"] as const;

const INVOICES = "/rollouts/demo/demo_invoices%3A2";

function file(subject: string, name: string) {
  return {
    name: `${subject}-${name}`,
    mimeType: "application/yaml",
    buffer: Buffer.from(textOf(`${subject}/${name}`)),
  };
}

async function open(page: Page, name: string) {
  if (page.url() === "about:blank") {
    await page.goto("/");
  }
  await page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
}

async function openChange(page: Page, subject: string) {
  await page.goto(`/changes/${subject}-client`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Customers become clients");
}

test("a developer proposes changes with the versions that they lead to", async ({ browser }) => {
  const page = await signedIn(browser, "DEVELOPER");
  for (const subject of subjects) {
    await open(page, "Changes");
    await page.getByRole("link", { name: "Propose a change" }).click();
    await page
      .locator("input[type=file]")
      .setInputFiles([file(subject, "change.yaml"), file(subject, "contract-2.odcs.yaml")]);
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/changes/${subject}-client$`));
  }
});

test("those concerned say that they know, and two persons who are not its author agree", async ({
  browser,
}) => {
  const author = await signedIn(browser, "DEVELOPER");
  await openChange(author, "orders");
  await expect(author.getByRole("button", { name: "Comment" })).toBeVisible();
  await expect(author.getByRole("button", { name: "Approve" })).toHaveCount(0);
  await sayOfBoth(await signedIn(browser, "LEDGER"), "Acknowledge for team-ledger");
  await sayOfBoth(await signedIn(browser, "STEWARD"), "Approve");
  await expect(author.getByText("1 of 2 approvals hold")).toBeVisible();
  const second = await signedIn(browser, "SECOND");
  await sayOfBoth(second, "Approve");
  await expect(second.getByText("approved", { exact: true })).toBeVisible();
});

async function sayOfBoth(page: Page, what: string) {
  for (const subject of subjects) {
    await openChange(page, subject);
    await page.getByRole("button", { name: what, exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: what, exact: true }).click();
    await expect(dialog).toBeHidden();
  }
}

async function begin(page: Page, subject: string, plan: string) {
  await openChange(page, subject);
  await page.getByRole("button", { name: "Begin a rollout" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Plan" }).fill(plan);
  await dialog.getByRole("button", { name: "Begin", exact: true }).click();
  await expect(page).toHaveURL(/\/rollouts\/demo\//);
  return page.url();
}

test("the gate takes back what does harm, while a person only watches", async ({ browser }) => {
  const page = await signedIn(browser, "OPERATOR");
  await begin(page, "invoices", "calm");
  const address = await begin(page, "orders", "quick");
  const stages = page.getByRole("list", { name: "Stages" });
  await expect(stages.getByText("ramp 50.0 %")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("errors")).not.toHaveCount(0);
  const turn = page.getByText("rollout rolled back softly", { exact: true });
  await expect(turn).toBeVisible({ timeout: 120_000 });
  await expect(page.getByTestId("why")).toContainText("shadow-read");

  await open(page, "Overview");
  const rolledBack = page.locator("section").filter({ hasText: "Rolled back" });
  await expect(rolledBack.getByRole("link", { name: "orders-client" })).toHaveAttribute(
    "href",
    new URL(address).pathname,
  );
  await expect(rolledBack).toContainText("by its gate");
});

test("a person freezes it, resumes it, retunes the runner and agrees that it advances", async ({
  browser,
}) => {
  const page = await signedIn(browser, "OPERATOR");
  await page.goto(INVOICES);
  const stages = page.getByRole("list", { name: "Stages" });
  await expect(stages.locator("[aria-current=step]")).toContainText("new-primary", {
    timeout: 120_000,
  });
  await page.getByRole("button", { name: "Freeze" }).click();
  await expect(page.getByText("frozen", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Freeze" })).toHaveCount(0);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByText("frozen", { exact: true })).toHaveCount(0);

  await page.getByRole("button", { name: "Retune" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Settings" }).fill("rate=banana");
  await dialog.getByRole("button", { name: "Retune" }).click();
  await expect(dialog.getByRole("alert")).toContainText(/^Cannot .+: /);
  await dialog.getByRole("textbox", { name: "Settings" }).fill("rate=200/s");
  await dialog.getByRole("button", { name: "Retune" }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole("button", { name: "Agree to advance" }).click();
  await expect(page.getByText("olga agreed that it may leave this stage")).toBeVisible();
  await expect(page.getByText("rollout frozen", { exact: true })).toBeVisible();
});

test("whoever may not act on a rollout is refused", async () => {
  const at = INVOICES.replace("/rollouts/demo/", "/v1/environments/demo/rollouts/");
  await refused("DEVELOPER", "POST", `${at}/freeze`, { why: "no" });
  await refused("STEWARD", "POST", `${at}/resume`, {});
  await refused("VIEWER", "POST", `${at}/throttle`, { settings: "rate=1/s" });
  await refused("LEDGER", "POST", `${at}/approvals`, { epoch: 1 });
  await refused("STEWARD", "POST", `${at}/rollback`, { action: "soft-rollback", why: "no" });
});

test("a person takes the other one back with one click", async ({ browser }) => {
  const page = await signedIn(browser, "OPERATOR");
  await open(page, "Rollouts");
  await page.getByRole("link", { name: "invoices-client" }).click();
  const stages = page.getByRole("list", { name: "Stages" });
  await expect(stages.locator("[aria-current=step]")).toContainText("new-primary", {
    timeout: 120_000,
  });
  await page.getByRole("button", { name: "Roll back", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("new-primary");
  await expect(dialog).toContainText(/\d+ (documents|instances)/);
  await dialog.getByRole("button", { name: "Roll back now" }).click();
  await expect(stages.locator("[aria-current=step]")).toContainText("shadow-read");
});

test("the journal tells both, and its chain is whole", async ({ browser }) => {
  const page = await signedIn(browser, "VIEWER");
  await open(page, "Journal");
  await page.getByRole("textbox", { name: "Action" }).fill("rollout rolled back softly");
  await expect(page.getByRole("button", { name: /work done/ })).toHaveCount(0);
  const entries = page.getByRole("button", { name: /rollout rolled back softly/ });
  await expect(entries).toHaveCount(2);
  await expect(entries.filter({ hasText: "gate" })).toHaveCount(1);
  await expect(entries.filter({ hasText: "olga" })).toHaveCount(1);
  await entries.filter({ hasText: "gate" }).click();
  await expect(page.getByText("errors in local", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Verify the chain" }).click();
  await expect(page.getByText(/The chain of [\d,]+ entries is whole/)).toBeVisible();
});

test("who may only look is offered nothing that acts", async ({ browser }) => {
  const page = await signedIn(browser, "VIEWER");
  await open(page, "Rollouts");
  await page.getByRole("link", { name: "invoices-client" }).click();
  await expect(page.getByText(/one needs the role operator or steward/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Roll back" })).toHaveCount(0);
});
