import { Anchor, Group, Text } from "@mantine/core";
import { lazy } from "react";
import { Link } from "wouter";
import { useNames } from "../shared/useNames";
import type { Governed } from "../api/schema";
import { addressOf } from "../collections/queries";
import { Asked } from "../shared/Asked";
import { Page } from "../shared/Page";
import { Parts } from "../shared/Parts";
import { BeginRollout } from "./BeginRollout";
import { Decision } from "./Decision";
import { Discussion } from "./Discussion";
import { Findings } from "./Findings";
import { Impact } from "./impact/Impact";
import { useChange } from "./queries";
import { StatusBadge } from "./status";
import { Name } from "../shared/Name";

const What = lazy(() => import("./what/What"));
const PlanAndRunbook = lazy(() => import("./plan/PlanAndRunbook"));

/** Everything that decides about one change. */
export default function ChangePage() {
  const { change } = useNames("change");
  const asked = useChange(change);
  return (
    <Asked of={asked} what="the change">
      {(of) => <Change of={of} />}
    </Asked>
  );
}

function Change({ of }: { of: Governed }) {
  return (
    <Page
      title={of.title}
      about={<About of={of} />}
      aside={
        <Group gap="sm">
          <StatusBadge of={of.status} />
          {of.status === "APPROVED" && <BeginRollout of={of} />}
        </Group>
      }
    >
      <Decision of={of} />
      <Parts
        label="About the change"
        of={[
          { name: "what", label: "What it does", show: () => <What of={of} /> },
          { name: "findings", label: "Findings", show: () => <Findings change={of.id} /> },
          { name: "impact", label: "Impact", show: () => <Impact change={of.id} /> },
          { name: "plan", label: "Plan and runbook", show: () => <PlanAndRunbook of={of} /> },
          { name: "said", label: "What was said", show: () => <Discussion said={of.remarks} /> },
        ]}
      />
    </Page>
  );
}

function About({ of }: { of: Governed }) {
  return (
    <Text size="sm" component="div">
      <Name of={of.id} />
      {of.contract && (
        <>
          {" · "}
          {of.collection ? (
            <Anchor
              underline="always"
              component={Link}
              href={addressOf(of.contract, of.collection)}
            >
              {of.contract} / {of.collection}
            </Anchor>
          ) : (
            <Name of={of.contract} />
          )}
        </>
      )}
      {of.from && of.to && ` · ${of.from} → ${of.to}`}
      {` · revision ${of.revision} by `}
      <Name of={of.author} />
    </Text>
  );
}
