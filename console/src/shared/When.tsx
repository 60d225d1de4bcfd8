import { useSyncExternalStore } from "react";

const local = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

const TICK_MILLIS = 1_000;
const listeners = new Set<() => void>();
let now = Date.now();
let ticking: ReturnType<typeof setInterval> | undefined;

/** One clock for all that show how long ago something was. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) {
      each();
    }
  }, TICK_MILLIS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(ticking);
      ticking = undefined;
    }
  };
}

/** How long before or after now, in the largest unit that fits. */
export function ago(moment: number, at: number): string {
  const seconds = Math.round((moment - at) / 1_000);
  const [unit, size] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? ["second", 1];
  return relative.format(Math.trunc(seconds / size), unit);
}

/** A moment: how long ago, in the viewer's zone, and in UTC on hover. */
export function When({ at, as = "both" }: { at: string; as?: "ago" | "moment" | "both" }) {
  const moment = Date.parse(at);
  return (
    <time dateTime={at} title={`${new Date(moment).toISOString()} (UTC)`}>
      {as !== "ago" && local.format(moment)}
      {as === "both" && " · "}
      {as !== "moment" && <Since moment={moment} />}
    </time>
  );
}

/** The text is the state, so that whoever says the same as a second ago is not painted again. */
function Since({ moment }: { moment: number }) {
  return useSyncExternalStore(subscribe, () => ago(moment, now));
}
