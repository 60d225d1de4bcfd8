import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import { beginning, visible } from "../shared/seen";
import type { FlowNode } from "./graph";

/** What does not fit is not there, or a megabyte would be laid out in a box. */
function short(name: string): string {
  return visible(beginning(name, 60));
}

/** A service or a collection; painted again only when something of it is another. */
const FlowBox = memo(function FlowBox({ data, type }: NodeProps<FlowNode>) {
  return (
    <div className={`flow-box flow-box-${type}`} data-light={data.light}>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <bdi className="flow-name">{short(data.name)}</bdi>
      <bdi className="flow-about">{data.note === "" ? short(data.about) : data.note}</bdi>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
});

export const nodeTypes = { service: FlowBox, collection: FlowBox };
