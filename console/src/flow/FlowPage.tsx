import { Group, SegmentedControl, Text } from "@mantine/core";
import { useState } from "react";
import { useSearchParams } from "wouter";
import type { Flow } from "../api/schema";
import { Asked } from "../shared/Asked";
import { Nothing } from "../shared/Nothing";
import { Page } from "../shared/Page";
import { TeamSelect } from "../shared/TeamSelect";
import { Trouble } from "../shared/Trouble";
import { ChangeSelect } from "./ChangeSelect";
import { Chosen } from "./Chosen";
import { FlowTable } from "./FlowTable";
import { Graph } from "./Graph";
import { Legend } from "./Legend";
import { useConcerns, useFlow } from "./queries";
import { Name } from "../shared/Name";

/** Which services read, write and follow which collections, and what a change touches of it. */
export default function FlowPage() {
  const [search, setSearch] = useSearchParams();
  const team = search.get("team") ?? undefined;
  const change = search.get("change") ?? undefined;
  const [view, setView] = useState("graph");
  const flow = useFlow(team);
  const choose = (name: string, value: string | undefined) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === undefined) {
          next.delete(name);
        } else {
          next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  return (
    <Page title="Flow" about="Which services read, write and follow which collections.">
      <Group align="flex-end">
        <TeamSelect value={team} onChange={(value) => choose("team", value)} />
        <ChangeSelect value={change} onChange={(value) => choose("change", value)} />
        <SegmentedControl
          aria-label="How it is shown"
          data={[
            { value: "graph", label: "Graph" },
            { value: "table", label: "Table" },
          ]}
          value={view}
          onChange={setView}
        />
      </Group>
      <Asked of={flow} what="the flow">
        {(told) =>
          told.collections.length === 0 ? (
            <Nothing
              title="Nothing flows here"
              next="The flow is made of published contracts and usages. Choose all teams, or publish some."
              command="./lockstep publish examples/shop --server http://..."
            />
          ) : (
            <Shown flow={told} change={change} isTable={view === "table"} />
          )
        }
      </Asked>
    </Page>
  );
}

function Shown({ flow, change, isTable }: { flow: Flow; change?: string; isTable: boolean }) {
  const concerns = useConcerns(change);
  const [chosen, setChosen] = useState<string>();
  const of = change === undefined ? undefined : concerns.data;
  return (
    <>
      {concerns.error && <Trouble of={concerns.error} again={() => concerns.refetch()} />}
      {of && (
        <Text role="status">
          The change touches <Name of={of.collection} />:{" "}
          {of.services.filter((each) => each.acts).length} of {of.services.length} services that use
          it have something to do.
        </Text>
      )}
      {isTable ? (
        <FlowTable flow={flow} concerns={of} />
      ) : (
        <>
          <Graph flow={flow} concerns={of} chosen={chosen} choose={setChosen} />
          <Legend />
          {chosen && <Chosen flow={flow} id={chosen} />}
        </>
      )}
    </>
  );
}
