import { Table } from "@mantine/core";
import type { ReactNode } from "react";

/** A table that scrolls sideways where the page is narrower, by the keyboard as well. */
export function Wide({ minWidth, children }: { minWidth: number; children: ReactNode }) {
  return (
    <Table.ScrollContainer
      minWidth={minWidth}
      scrollAreaProps={{ type: "auto", viewportProps: { tabIndex: 0 } }}
    >
      <Table verticalSpacing="xs" className="wide">
        {children}
      </Table>
    </Table.ScrollContainer>
  );
}
