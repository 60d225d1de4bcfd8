import { useState } from "react";
import { Badge } from "@mantine/core";

const DAY_MILLIS = 86_400_000;

/** Less than this is a hurry. */
const SOON_DAYS = 30;

/** How many days a version is still served; its last day counts whole. */
export function daysLeft(sunset: string, now: number): number {
  return Math.ceil((Date.parse(`${sunset}T00:00:00Z`) + DAY_MILLIS - now) / DAY_MILLIS);
}

/** The countdown of a version that nobody should use any more. */
export function Sunset({ at }: { at: string }) {
  const [now] = useState(Date.now);
  const days = daysLeft(at, now);
  const color = days <= 0 ? "red" : days <= SOON_DAYS ? "orange" : "gray";
  return (
    <Badge
      color={color}
      variant="outline"
      c="var(--mantine-color-text)"
      tt="none"
      title={`Its last day is ${at} (UTC)`}
    >
      {days <= 0 ? `ended on ${at}` : days === 1 ? "ends today" : `ends in ${days} days`}
    </Badge>
  );
}
