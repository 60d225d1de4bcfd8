import { Group, Paper, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Name } from "./Name";

/** A part of a page under its own title. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Paper component="section" className="section" withBorder p="md">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          <Name of={title} />
        </Title>
        {aside}
      </Group>
      {children}
    </Paper>
  );
}
