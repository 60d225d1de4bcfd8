const whole = new Intl.NumberFormat();

export function count(number: number): string {
  return whole.format(number);
}

/** How many there are of something, in words. */
export function several(number: number, one: string, many = `${one}s`): string {
  return `${whole.format(number)} ${number === 1 ? one : many}`;
}

/** A part of one as a percentage with as many digits as tell something. */
export function percent(part: number): string {
  if (part === 0 || part === 1) {
    return part === 0 ? "0 %" : "100 %";
  }
  const digits = part >= 0.1 ? 1 : part >= 0.001 ? 2 : 4;
  return `${(part * 100).toFixed(digits)} %`;
}

/** A time in the units that people say. */
export function duration(seconds: number): string {
  const all = Math.ceil(seconds);
  if (all < 60) {
    return `${all} s`;
  }
  if (all < 3_600) {
    return `${Math.floor(all / 60)} min${all % 60 === 0 ? "" : ` ${all % 60} s`}`;
  }
  const minutes = Math.round(all / 60);
  if (minutes < 2_880) {
    return `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? "" : ` ${minutes % 60} min`}`;
  }
  return `${Math.round(minutes / 1_440)} days`;
}
