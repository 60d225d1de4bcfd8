import { Box, Group, Text } from "@mantine/core";
import classes from "./Meter.module.css";

interface Props {
  label: string;
  said: string;
  /** How far it is, from 0 to 1; more is drawn as 1. */
  part: number;
  tone: "good" | "bad" | "plain";
}

/** A number on the way to a limit; the text says what the bar shows. */
export function Meter({ label, said, part, tone }: Props) {
  const width = Math.max(0, Math.min(1, part)) * 100;
  return (
    <div>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="xs" c="dimmed">
          {label}
        </Text>
        <Text size="xs" className="numbers">
          {said}
        </Text>
      </Group>
      <div className={classes.track} aria-hidden>
        <Box className={classes.bar} data-tone={tone} w={`${width}%`} />
      </div>
    </div>
  );
}
