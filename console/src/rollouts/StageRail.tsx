import type { Standing } from "./useRollout";
import { Group, ScrollArea, Text, ThemeIcon } from "@mantine/core";
import { IconArrowBackUp, IconCheck, IconCircle, IconPointFilled } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import classes from "./StageRail.module.css";
import { reveal } from "../shared/reveal";
import { BACK, FORWARD, tone } from "./stages";

/** The way forward as a rail, with where the rollout stands on it. */
export function StageRail({ view }: { view: Standing }) {
  const isBack = (BACK as readonly string[]).includes(view.stage);
  const rail = isBack ? [...BACK] : FORWARD.slice(FORWARD.indexOf("expanded"));
  const at = rail.indexOf(view.stage as never);
  const viewport = useRef<HTMLDivElement>(null);
  useEffect(() => {
    reveal(viewport.current, "[aria-current=step]");
  }, [view.stage]);
  return (
    <ScrollArea
      type="auto"
      offsetScrollbars="x"
      viewportRef={viewport}
      viewportProps={{ tabIndex: 0 }}
    >
      <ol className={classes.rail} aria-label="Stages">
        {rail.map((stage, index) => (
          <Station
            key={stage}
            stage={stage}
            state={index < at ? "past" : index === at ? "now" : "ahead"}
            view={view}
          />
        ))}
      </ol>
    </ScrollArea>
  );
}

type State = "past" | "now" | "ahead";

function Station({ stage, state, view }: { stage: string; state: State; view: Standing }) {
  const color =
    state === "now"
      ? tone(view.stage, view.conditions.frozen, view.conditions.live)
      : state === "past"
        ? "green"
        : "gray";
  return (
    <li
      className={classes.station}
      data-state={state}
      aria-current={state === "now" ? "step" : undefined}
    >
      <Group gap={6} wrap="nowrap">
        <ThemeIcon
          size={22}
          radius="xl"
          color={color}
          variant={state === "ahead" ? "outline" : "filled"}
        >
          <Mark stage={stage} state={state} />
        </ThemeIcon>

        <Text size="sm" fw={state === "now" ? 700 : 400}>
          {state === "now" && stage === "ramp" ? view.place : stage}
        </Text>
      </Group>
    </li>
  );
}

function Mark({ stage, state }: { stage: string; state: State }) {
  if (stage === "rolling-back" || stage === "rolled-back") {
    return <IconArrowBackUp size={14} aria-hidden />;
  }
  if (state === "past") {
    return <IconCheck size={14} aria-hidden />;
  }
  return state === "now" ? (
    <IconPointFilled size={14} aria-hidden />
  ) : (
    <IconCircle size={10} aria-hidden />
  );
}
