import { Button, Group, Text } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconPlayerPause,
  IconPlayerPlay,
} from "@tabler/icons-react";
import { useState } from "react";
import { may, useSession } from "../api/session";
import { Trouble } from "../shared/Trouble";
import { useAsking } from "./asking";
import { Retune } from "./Retune";
import { RollBack } from "./RollBack";
import { BACK } from "./stages";
import type { Name, Standing } from "./useRollout";

/** What a person may ask of the rollout now. Whoever may not sees who may. */
export function Actions({ name, view }: { name: Name; view: Standing }) {
  const session = useSession();
  const asking = useAsking(name);
  const [isAsked, setAsked] = useState(false);
  const { team } = view.identity;
  const isOperator = may(session.data, ["operator"], team, name.environment);
  const isSteward = may(session.data, ["steward"], team, name.environment);
  const isGoingBack = (BACK as readonly string[]).includes(view.stage);
  const canResume = view.conditions.frozen || RESUMED.has(view.hold.kind);
  const trouble = asking.freeze.error ?? asking.resume.error ?? asking.approve.error ?? undefined;
  if (!isOperator && !isSteward) {
    return (
      <Text size="sm" c="dimmed">
        To act on this rollout one needs the role operator or steward of team {team} in{" "}
        {name.environment}.
      </Text>
    );
  }
  return (
    <>
      <Group gap="xs">
        {isOperator && !isGoingBack && (
          <Button
            color="red"
            leftSection={<IconArrowBackUp size={18} aria-hidden />}
            disabled={view.wayBack.kind === "over"}
            onClick={() => setAsked(true)}
          >
            Roll back
          </Button>
        )}
        {isOperator && !canResume && view.conditions.live && (
          <Button
            variant="default"
            leftSection={<IconPlayerPause size={18} aria-hidden />}
            loading={asking.freeze.isPending}
            onClick={() => asking.freeze.mutate("frozen in the console")}
          >
            Freeze
          </Button>
        )}
        {isOperator && canResume && (
          <Button
            variant="default"
            leftSection={<IconPlayerPlay size={18} aria-hidden />}
            loading={asking.resume.isPending}
            onClick={() => asking.resume.mutate()}
          >
            Resume
          </Button>
        )}
        {isOperator && view.conditions.live && <Retune name={name} />}
        {view.conditions.live && !isGoingBack && (
          <Button
            variant="default"
            leftSection={<IconArrowForwardUp size={18} aria-hidden />}
            loading={asking.approve.isPending}
            onClick={() => asking.approve.mutate(view.epoch)}
          >
            Agree to advance
          </Button>
        )}
        {view.approvers.length > 0 && (
          <Text size="sm" c="dimmed">
            {view.approvers.join(", ")} agreed that it may leave this stage
          </Text>
        )}
      </Group>
      {trouble && <Trouble of={trouble} />}
      <RollBack name={name} view={view} isAsked={isAsked} close={() => setAsked(false)} />
    </>
  );
}

/** These end when somebody says so. */
const RESUMED = new Set(["cooling-down", "person-needed", "unhelped", "recovering", "overdue"]);
