import { Group, Loader, Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { Trouble } from "./Trouble";

const LONG_MILLIS = 6_000;

/** What was asked for: it as soon as it is there, else that one waits, or what went wrong. */
export function Asked<T>({
  of,
  what,
  children,
}: {
  of: UseQueryResult<T>;
  what: string;
  children: (answer: T) => ReactNode;
}) {
  if (of.data !== undefined) {
    return (
      <>
        {of.error && <Trouble of={of.error} again={() => of.refetch()} mb="md" />}
        {children(of.data)}
      </>
    );
  }
  if (of.error) {
    return <Trouble of={of.error} again={() => of.refetch()} />;
  }
  return <Waiting what={what} />;
}

/** Every request ends within seconds, so this does, too; after some it says for what it waits. */
export function Waiting({ what }: { what: string }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MILLIS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Group gap="sm" p="md" role="status">
      <Loader size="sm" aria-hidden />
      <Text c="dimmed">
        {isLong ? `Still asking for ${what}; the server is slow` : `Asking for ${what}`}
      </Text>
    </Group>
  );
}
