import type { Flow } from "../api/schema";
import { collectionKey, serviceKey } from "./lit";

export const WIDTH = 190;
export const HEIGHT = 52;
const GAP = 18;
const COLUMN_GAP = 170;

/** A column longer than this is laid out as several, or nobody would see it whole. */
const ROWS = 30;

/** After so many sweeps hardly any line crosses fewer others. */
const SWEEPS = 6;

export interface Spot {
  x: number;
  y: number;
}

/**
 * Where everything stands: who writes on the left of the collections, who only reads on their
 * right, each beside what it has to do with. There are no more layers than these, so that the
 * means of neighbours order them in one go, where a general layout takes seconds.
 */
export function layout(flow: Flow): Map<string, Spot> {
  const neighbours = new Map<string, string[]>();
  const writers = new Set<string>();
  for (const each of flow.edges) {
    const service = serviceKey(each.service);
    const collection = collectionKey(each.contract, each.collection);
    neighbours.set(service, [...(neighbours.get(service) ?? []), collection]);
    neighbours.set(collection, [...(neighbours.get(collection) ?? []), service]);
    if (each.writes) {
      writers.add(service);
    }
  }
  const services = flow.services.map((each) => serviceKey(each.name));
  let left = services.filter((key) => writers.has(key));
  let right = services.filter((key) => !writers.has(key));
  let middle = flow.collections.map((each) => collectionKey(each.contract, each.collection));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const heights = relative(middle);
    left = ordered(left, neighbours, heights);
    right = ordered(right, neighbours, heights);
    middle = ordered(middle, neighbours, new Map([...relative(left), ...relative(right)]));
  }
  return placed([left, middle, right]);
}

/** How far down each stands, from 0 to 1, so that columns of any length compare. */
function relative(keys: string[]): Map<string, number> {
  return new Map(keys.map((key, at) => [key, (at + 0.5) / keys.length]));
}

/** Orders keys by the mean height of their neighbours; who has none stays about where it was. */
function ordered(
  keys: string[],
  neighbours: Map<string, string[]>,
  heights: Map<string, number>,
): string[] {
  const means = relative(keys);
  for (const key of keys) {
    const known = (neighbours.get(key) ?? []).flatMap((each) => heights.get(each) ?? []);
    if (known.length > 0) {
      means.set(key, known.reduce((sum, each) => sum + each, 0) / known.length);
    }
  }
  return keys.toSorted((one, other) => (means.get(one) ?? 0) - (means.get(other) ?? 0));
}

function placed(columns: string[][]): Map<string, Spot> {
  const spots = new Map<string, Spot>();
  let x = 0;
  for (const column of columns.filter((each) => each.length > 0)) {
    const parts = Math.ceil(column.length / ROWS);
    const rows = Math.ceil(column.length / parts);
    column.forEach((key, at) => {
      spots.set(key, {
        x: x + (at % parts) * (WIDTH + 2 * GAP),
        y: (Math.floor(at / parts) - (rows - 1) / 2) * (HEIGHT + GAP),
      });
    });
    x += parts * (WIDTH + 2 * GAP) - 2 * GAP + COLUMN_GAP;
  }
  return spots;
}
