import { SegmentedControl, Stack, Typography } from "@mantine/core";
import { useState } from "react";
import Markdown, { type Components } from "react-markdown";
import tables from "remark-gfm";
import { Asked } from "../../shared/Asked";
import { visible } from "../../shared/seen";
import { useRunbook } from "../review";

/** The headings of a page in a page come below those around it. */
const BELOW: Components = {
  h1: "h3",
  h2: "h4",
  h3: "h5",
  pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
};

/** What developers, operators and those on call do for a change, with the commands. */
export function RunbookOf({ change }: { change: string }) {
  const runbook = useRunbook(change);
  const [whose, setWhose] = useState<"developer" | "operator" | "onCall">("developer");
  return (
    <Stack gap="sm">
      <SegmentedControl
        style={{ alignSelf: "flex-start" }}
        aria-label="Whose runbook"
        data={[
          { value: "developer", label: "Developer" },
          { value: "operator", label: "Operator" },
          { value: "onCall", label: "On call" },
        ]}
        value={whose}
        onChange={(chosen) => setWhose(chosen as typeof whose)}
      />
      <Asked of={runbook} what="the runbook">
        {(told) => (
          <Typography className="name">
            <Markdown components={BELOW} remarkPlugins={[tables]}>
              {visible(told[whose])}
            </Markdown>
          </Typography>
        )}
      </Asked>
    </Stack>
  );
}
