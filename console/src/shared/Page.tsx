import { Group, Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import { beginning, visible } from "./seen";
import { Name } from "./Name";

/** A page under its title. */
export function Page({
  title,
  about,
  aside,
  children,
}: {
  title: string;
  about?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  useDocumentTitle(`${visible(beginning(title, 100))} · Lockstep`);
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={1} size="h2">
            <Name of={title} />
          </Title>
          {about && (
            <Text component="div" c="dimmed">
              {about}
            </Text>
          )}
        </div>
        {aside}
      </Group>
      {children}
    </Stack>
  );
}
