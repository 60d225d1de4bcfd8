import { type CDPSession, expect, type Page, test } from "@playwright/test";
import type { Flow } from "../../src/api/schema";
import { signedIn } from "../people";

const SECONDS = 10;
const UPDATES_PER_SECOND = 50;
const ROLLOUT = "/rollouts/demo/demo_orders%3A2";

/** Script, layout and style of the live page, in milliseconds of a second. */
const COST_MAX = 50;
const PAINTS_MAX = 4;

/** Nineteen of twenty frames come within this, or people see the page stutter. */
const FRAME_MAX_MILLIS = 100;

interface Cost {
  script: number;
  layout: number;
  style: number;
  task: number;
}

interface Measured extends Cost {
  /** How often a second something on the page became another. */
  paints: number;
  /** What nineteen of twenty frames stay below, in milliseconds. */
  frame: number;
}

async function spent(session: CDPSession): Promise<Cost> {
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (name: string) => metrics.find((each) => each.name === name)?.value ?? 0;
  return {
    script: of("ScriptDuration"),
    layout: of("LayoutDuration"),
    style: of("RecalcStyleDuration"),
    task: of("TaskDuration"),
  };
}

/** Counts frames, and those in which what is shown became another; clocks tick by themselves. */
async function watch(page: Page) {
  await page.evaluate(() => {
    const watched = { paints: 0, frames: [] as number[], isChanged: false };
    Object.assign(window, { watched });
    new MutationObserver((changes) => {
      watched.isChanged ||= changes.some(({ target }) => {
        const element = target instanceof Element ? target : target.parentElement;
        return element?.closest("time") === null;
      });
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    let last = performance.now();
    const frame = (now: number) => {
      watched.frames.push(now - last);
      last = now;
      watched.paints += watched.isChanged ? 1 : 0;
      watched.isChanged = false;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** What the page spends of a second, as the browser's own metrics tell it. */
async function measure(page: Page, what: string, during?: () => Promise<void>): Promise<Measured> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const before = await spent(session);
  const begun = Date.now();
  await during?.();
  await page.waitForTimeout(Math.max(0, SECONDS * 1_000 - (Date.now() - begun)));
  const seconds = (Date.now() - begun) / 1_000;
  const after = await spent(session);
  const per = (of: keyof Cost) => (1_000 * (after[of] - before[of])) / seconds;
  const watched = await page.evaluate(() => {
    const { watched } = window as unknown as { watched?: { paints: number; frames: number[] } };
    const sorted = watched?.frames.toSorted((one, other) => one - other) ?? [];
    return { paints: watched?.paints ?? 0, frame: sorted[Math.floor(sorted.length * 0.95)] ?? 0 };
  });
  const measured = {
    script: per("script"),
    layout: per("layout"),
    style: per("style"),
    task: per("task"),
    paints: watched.paints / seconds,
    frame: watched.frame,
  };
  const told = Object.entries(measured).map(([name, value]) => `${name} ${value.toFixed(1)}`);
  console.log(`${what}: ${told.join(", ")}`);
  return measured;
}

/** Streams are taken from the page itself, so that they tell as much as is asked for. */
async function flood(page: Page, change: string) {
  await page.addInitScript(
    ({ perSecond, body }) => {
      const next = new Function("round", "first", body) as (
        round: number,
        first: unknown,
      ) => string;
      window.EventSource = class extends EventTarget {
        static readonly CLOSED = 2;
        readyState = 1;
        onopen: (() => void) | null = null;
        onerror: (() => void) | null = null;
        private timer: ReturnType<typeof setInterval> | undefined;
        constructor(url: string) {
          super();
          void fetch(url.replace(/\/events$/, ""))
            .then((answer) => answer.json())
            .then((first) => {
              this.onopen?.();
              let round = 0;
              const event = url.includes("overview") ? "difference" : "rollout";
              this.timer = setInterval(() => {
                round++;
                this.dispatchEvent(new MessageEvent(event, { data: next(round, first) }));
              }, 1_000 / perSecond);
            });
        }
        close() {
          clearInterval(this.timer);
        }
      } as unknown as typeof EventSource;
    },
    { perSecond: UPDATES_PER_SECOND, body: change },
  );
}

test("a rollout that tells something 50 times a second", async ({ browser }) => {
  const page = await signedIn(browser, "OPERATOR");
  await flood(
    page,
    `first.work.report.progress.done = round; first.verdicts.forEach((each) => {
       each.newPath.operations = round * 7; each.oldPath.operations = round * 9;
     });
     return JSON.stringify(first);`,
  );
  await page.goto(ROLLOUT);
  await page.waitForTimeout(3_000);
  const { script, layout, style } = await measure(page, "live page, 50 updates a second");
  expect(script + layout + style).toBeLessThanOrEqual(COST_MAX);
  await watch(page);
  const { paints } = await measure(page, "live page, watched");
  expect(paints).toBeGreaterThan(1);
  expect(paints).toBeLessThanOrEqual(PAINTS_MAX);
});

test("an overview of 500 rollouts, of which ten a second move", async ({ browser }) => {
  const page = await signedIn(browser, "OPERATOR");
  await page.route("**/v1/overview", async (route) => {
    const answer = await (await route.fetch()).json();
    const one = answer.moving[0];
    answer.moving = Array.from({ length: 500 }, (_, index) => ({
      ...one,
      id: `rollout-${index}`,
      change: `change-${index}`,
    }));
    await route.fulfill({ json: answer });
  });
  await flood(
    page,
    `const one = first.moving[(round * 7) % first.moving.length];
     return JSON.stringify({ time: first.time, gone: [],
       moving: round % 5 === 0 ? [{ ...one, epoch: round, since: new Date().toISOString() }] : [] });`,
  );
  await page.goto("/overview");
  await page.waitForTimeout(3_000);
  await measure(page, "overview of 500, still");
  await watch(page);
  const { frame } = await measure(page, "overview of 500, scrolled", async () => {
    for (let turn = 0; turn < 80; turn++) {
      await page.mouse.wheel(0, turn < 40 ? 700 : -700);
      await page.waitForTimeout(100);
    }
  });
  expect(frame).toBeLessThanOrEqual(FRAME_MAX_MILLIS);
});

/** A landscape of 300 services that share 60 collections, in the form of the one that is there. */
function many(flow: Flow): Flow {
  const [service] = flow.services;
  const [collection] = flow.collections;
  const [edge] = flow.edges;
  if (service === undefined || collection === undefined || edge === undefined) {
    throw new Error("The server has no flow to begin with");
  }
  const services = Array.from({ length: 300 }, (_, n) => ({ ...service, name: `service-${n}` }));
  const collections = Array.from({ length: 60 }, (_, n) => ({
    ...collection,
    collection: `collection-${n}`,
    stored: `collection-${n}`,
  }));
  const edges = services.flatMap(({ name }, n) =>
    [7 * n, 11 * n + 3].map((of, index) => ({
      ...edge,
      service: name,
      collection: `collection-${of % 60}`,
      contract: collection.contract,
      writes: (n + index) % 3 === 0,
    })),
  );
  return { services, collections, edges };
}

test("a flow of 300 services", async ({ browser }) => {
  const page = await signedIn(browser, "OPERATOR");
  await page.route("**/v1/flow*", async (route) => {
    const answer = await (await route.fetch()).json();
    await route.fulfill({ json: many(answer) });
  });
  await page.goto("/flow");
  await page.waitForTimeout(4_000);
  await watch(page);
  const { frame } = await measure(page, "flow of 300 services, dragged", async () => {
    await page.mouse.move(700, 500);
    await page.mouse.down();
    for (let turn = 0; turn < 80; turn++) {
      await page.mouse.move(700 + 200 * Math.sin(turn / 6), 500 + 100 * Math.cos(turn / 6));
      await page.waitForTimeout(60);
    }
    await page.mouse.up();
  });
  expect(frame).toBeLessThanOrEqual(FRAME_MAX_MILLIS);
});
