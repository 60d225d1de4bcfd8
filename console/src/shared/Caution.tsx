import { Alert } from "@mantine/core";
import type { ReactNode } from "react";

/** Something to weigh that is no error. */
export function Caution({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Alert
      color="orange"
      variant="outline"
      title={title}
      styles={{ title: { color: "var(--mantine-color-text)" } }}
    >
      {children}
    </Alert>
  );
}
