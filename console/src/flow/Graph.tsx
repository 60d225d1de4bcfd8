import { useComputedColorScheme } from "@mantine/core";
import { Controls, MiniMap, ReactFlow } from "@xyflow/react";
import { useMemo } from "react";
import type { Concerns, Flow } from "../api/schema";
import { edgesOf, nodesOf } from "./graph";
import { layout } from "./layout";
import { lights } from "./lit";
import { nodeTypes } from "./nodes";
import "@xyflow/react/dist/style.css";
import "./flow.css";

/** Fewer than this are seen at once, and need no map. */
const MAPPED = 40;

/** The flow as a graph. What is out of sight is not painted. */
export function Graph({
  flow,
  concerns,
  chosen,
  choose,
}: {
  flow: Flow;
  concerns?: Concerns;
  chosen?: string;
  choose: (id: string | undefined) => void;
}) {
  const scheme = useComputedColorScheme("light");
  const spots = useMemo(() => layout(flow), [flow]);
  const nodes = useMemo(() => nodesOf(flow, spots, concerns), [flow, spots, concerns]);
  const shown = useMemo(
    () => nodes.map((each) => (each.id === chosen ? { ...each, selected: true } : each)),
    [nodes, chosen],
  );
  const edges = useMemo(() => edgesOf(flow, lights(flow, concerns)), [flow, concerns]);
  return (
    <section className="flow-frame" aria-label="Services and collections as a graph">
      <ReactFlow
        nodes={shown}
        edges={edges}
        nodeTypes={nodeTypes}
        colorMode={scheme}
        onlyRenderVisibleElements
        fitView
        fitViewOptions={{
          padding: 0.08,
          maxZoom: 1.2,
          minZoom: nodes.length > MAPPED ? 0.05 : 0.45,
        }}
        minZoom={0.05}
        maxZoom={2}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        onNodesChange={(changes) => {
          const selected = changes.findLast((each) => each.type === "select");
          if (selected) {
            choose(selected.selected ? selected.id : undefined);
          }
        }}
      >
        <Controls showInteractive={false} />
        {nodes.length > MAPPED && <MiniMap pannable zoomable ariaLabel="The whole graph, small" />}
      </ReactFlow>
    </section>
  );
}
