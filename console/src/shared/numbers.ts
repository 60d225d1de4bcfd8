const whole = new Intl.NumberFormat();
const compact = new Intl.NumberFormat(undefined, { notation: "compact", maximumFractionDigits: 1 });

export function count(number: number): string {
  return whole.format(number);
}

export function short(number: number): string {
  return Math.abs(number) < 10_000 ? whole.format(number) : compact.format(number);
}

/** A part of one as a percentage with as many digits as tell something. */
export function percent(part: number): string {
  if (part === 0) {
    return "0 %";
  }
  const digits = part >= 0.1 ? 1 : part >= 0.001 ? 2 : 4;
  return `${(part * 100).toFixed(digits)} %`;
}

/** A time in the units that people say. */
export function duration(seconds: number): string {
  if (seconds < 60) {
    return `${Math.ceil(seconds)} s`;
  }
  if (seconds < 3_600) {
    return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
  }
  if (seconds < 172_800) {
    return `${Math.floor(seconds / 3_600)} h ${Math.round((seconds % 3_600) / 60)} min`;
  }
  return `${Math.round(seconds / 86_400)} days`;
}
