import type { Measured, RolloutViewVerdictView } from "../api/schema";
import { count, percent } from "../shared/numbers";

/** A number of a check in its unit. */
export function inUnit(number: number, unit: Measured["unit"]): string {
  switch (unit) {
    case "TIMES":
      return `${number.toFixed(2)} ×`;
    case "SHARE":
      return percent(number);
    case "BYTES":
      return `${count(Math.round(number))} bytes`;
    case "SECONDS":
      return `${number.toFixed(1)} s`;
    case "WRITES":
      return `${count(Math.round(number))} writes`;
    default:
      return count(Math.round(number));
  }
}

/** How likely the evidence would be by chance at most: an e-value, as people say it. */
export function evalue(log: number): string {
  const times = Math.exp(Math.min(log, 60));
  return times >= 1_000 ? `${times.toExponential(1)} : 1` : `${times.toFixed(2)} : 1`;
}

/** How far evidence is on its way to its limit; both as logarithms, from no evidence on. */
export function share(log: number, limit: number | undefined): number {
  return limit === undefined || limit <= 0 ? 0 : Math.max(0, log) / limit;
}

/** What still stands between a check and its word. */
export function missing({ measured, outcome }: RolloutViewVerdictView): string | undefined {
  const needed = measured?.samplesNeeded;
  return outcome.startsWith("inconclusive") && needed !== undefined && needed > 0
    ? `About ${count(needed)} more operations until it can say something.`
    : undefined;
}
