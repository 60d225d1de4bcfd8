import { type Edge, MarkerType, type Node, Position } from "@xyflow/react";
import type { Concerns, Flow, FlowEdge } from "../api/schema";
import { HEIGHT, type Spot, WIDTH } from "./layout";
import { collectionKey, type Light, lights, serviceKey } from "./lit";

export interface Told extends Record<string, unknown> {
  name: string;
  about: string;
  light: Light;
  note: string;
}

export type FlowNode = Node<Told, "service" | "collection">;

const FIXED = {
  width: WIDTH,
  height: HEIGHT,
  sourcePosition: Position.Right,
  targetPosition: Position.Left,
  draggable: false,
  connectable: false,
};

/** What the graph shows as nodes. */
export function nodesOf(flow: Flow, spots: Map<string, Spot>, concerns?: Concerns): FlowNode[] {
  const lit = lights(flow, concerns);
  const light = (key: string) => lit.get(key) ?? "plain";
  const duties = new Map(concerns?.services.map((each) => [each.service, each.duties]));
  const services = flow.services.map((each): FlowNode => {
    const id = serviceKey(each.name);
    const note = noteOf(light(id), duties.get(each.name) ?? 0);
    const data = { name: each.name, about: each.team ?? "no team", light: light(id), note };
    return {
      ...FIXED,
      id,
      type: "service",
      position: spots.get(id) ?? { x: 0, y: 0 },
      data,
      ariaLabel: `Service ${each.name}, ${data.about}${note === "" ? "" : `, ${note}`}`,
    };
  });
  const collections = flow.collections.map((each): FlowNode => {
    const id = collectionKey(each.contract, each.collection);
    const note = noteOf(light(id), 0);
    const data = { name: each.collection, about: each.contract, light: light(id), note };
    return {
      ...FIXED,
      id,
      type: "collection",
      position: spots.get(id) ?? { x: 0, y: 0 },
      data,
      ariaLabel: `Collection ${each.collection} of ${each.contract}${note === "" ? "" : `, ${note}`}`,
    };
  });
  return [...services, ...collections];
}

function noteOf(light: Light, duties: number): string {
  switch (light) {
    case "acts":
      return duties === 1 ? "has 1 thing to do" : `has ${duties} things to do`;
    case "knows":
      return "has nothing to do";
    case "changes":
      return "changes";
    default:
      return "";
  }
}

/** What a service does with a collection, in words. */
export function wordsOf(edge: FlowEdge): string {
  const words = [
    edge.reads ? "reads" : "",
    edge.writes ? "writes" : "",
    edge.streams ? "follows" : "",
  ].filter((word) => word !== "");
  return words.length === 0 ? "uses" : words.join(", ");
}

/** What the graph shows as lines; an arrow points where data goes. */
export function edgesOf(flow: Flow, lit: Map<string, Light>): Edge[] {
  const writers = new Set(flow.edges.filter((each) => each.writes).map((each) => each.service));
  return flow.edges.map((each) => {
    const isLeft = writers.has(each.service);
    const service = serviceKey(each.service);
    const collection = collectionKey(each.contract, each.collection);
    const isDark = lit.get(service) === "dark" || lit.get(collection) === "dark";
    const kind = each.writes ? (each.reads ? "both" : "writes") : each.reads ? "reads" : "streams";
    const arrow = { type: MarkerType.ArrowClosed, width: 16, height: 16, color: null };
    return {
      id: `${service}>${collection}`,
      source: isLeft ? service : collection,
      target: isLeft ? collection : service,
      className: `flow-edge flow-${kind}${each.streams ? " flow-stream" : ""}${isDark ? " flow-dark" : ""}`,
      markerEnd: !isLeft || each.writes ? arrow : undefined,
      markerStart: isLeft && (each.reads || each.streams) ? arrow : undefined,
      focusable: false,
      ariaLabel: `${each.service} ${wordsOf(each)} ${each.collection}`,
    };
  });
}
