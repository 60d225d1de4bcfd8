import { Badge } from "@mantine/core";
import type { Connection } from "../api/live";

const SHOWN = {
  connecting: { color: "gray", label: "Connecting" },
  live: { color: "green", label: "Live" },
  lost: { color: "red", label: "Connection lost, trying again; what is shown may be old" },
};

/** Whether what is shown is what is so now. */
export function Fresh({ connection }: { connection: Connection }) {
  const { color, label } = SHOWN[connection];
  return (
    <Badge variant="dot" color={color} role="status">
      {label}
    </Badge>
  );
}
