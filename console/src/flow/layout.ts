import dagre from "@dagrejs/dagre";
import type { Flow } from "../api/schema";
import { collectionKey, serviceKey } from "./lit";

export const WIDTH = 190;
export const HEIGHT = 52;
const GAP = 18;
const COLUMN_GAP = 130;

/** A column longer than this is laid out as several, or nobody would see it whole. */
const ROWS = 30;

export interface Spot {
  x: number;
  y: number;
}

/**
 * Where everything stands: who writes on the left of what it writes, who reads on its right. Dagre
 * says which column each is in and in which order; long columns are then broken.
 */
export function layout(flow: Flow): Map<string, Spot> {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "LR", ranker: "longest-path", nodesep: GAP, ranksep: COLUMN_GAP });
  graph.setDefaultEdgeLabel(() => ({}));
  const keys = [
    ...flow.services.map((each) => serviceKey(each.name)),
    ...flow.collections.map((each) => collectionKey(each.contract, each.collection)),
  ];
  for (const key of keys) {
    graph.setNode(key, { width: WIDTH, height: HEIGHT });
  }
  for (const each of flow.edges) {
    const service = serviceKey(each.service);
    const collection = collectionKey(each.contract, each.collection);
    if (each.writes) {
      graph.setEdge(service, collection);
    } else {
      graph.setEdge(collection, service);
    }
  }
  dagre.layout(graph);
  return broken(keys.map((key) => ({ key, at: graph.node(key) as Spot })));
}

function broken(nodes: { key: string; at: Spot }[]): Map<string, Spot> {
  const columns = new Map<number, { key: string; at: Spot }[]>();
  for (const node of nodes) {
    const column = columns.get(Math.round(node.at.x)) ?? [];
    column.push(node);
    columns.set(Math.round(node.at.x), column);
  }
  const spots = new Map<string, Spot>();
  let x = 0;
  for (const [, column] of [...columns].sort(([one], [other]) => one - other)) {
    column.sort((one, other) => one.at.y - other.at.y);
    const parts = Math.ceil(column.length / ROWS);
    const rows = Math.ceil(column.length / parts);
    column.forEach(({ key }, at) => {
      spots.set(key, {
        x: x + Math.floor(at / rows) * (WIDTH + 2 * GAP),
        y: ((at % rows) - (rows - 1) / 2) * (HEIGHT + GAP),
      });
    });
    x += parts * (WIDTH + 2 * GAP) + COLUMN_GAP;
  }
  return spots;
}
