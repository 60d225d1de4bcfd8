import { Code, Stack, Text } from "@mantine/core";
import type { Governed } from "../../api/schema";
import { Differences } from "../../collections/Differences";
import { Asked } from "../../shared/Asked";
import { Nothing } from "../../shared/Nothing";
import { useText, useVersions } from "../../shared/published";
import { Section } from "../../shared/Section";
import { useContent } from "../review";
import { Operations } from "./Operations";
import { PreviewOf } from "./PreviewOf";
import { Prose } from "../../shared/Prose";

/** Why a change is wanted, what it does to documents, and what it does to the contract. */
export default function What({ of }: { of: Governed }) {
  if (of.fingerprint === undefined || of.contract === undefined || !of.from || !of.to) {
    return (
      <Stack>
        <Nothing
          title="It ties no two published versions yet"
          next="Once both versions of the contract are there, its operations, a preview and what differs stand here."
        />
        <File of={of} />
      </Stack>
    );
  }
  return (
    <Stack>
      <Told change={of.id} />
      <Section title="Before and after">
        <PreviewOf change={of.id} />
      </Section>
      <Section title="Contract">
        <Differences contract={of.contract} from={of.from} to={of.to} isFound={false} />
      </Section>
      <File of={of} />
    </Stack>
  );
}

function Told({ change }: { change: string }) {
  const content = useContent(change);
  return (
    <Asked of={content} what="what the change says">
      {(told) => (
        <>
          <Section title="Why">
            {told.rationale ? (
              <Text style={{ whiteSpace: "pre-line" }}>
                <Prose of={told.rationale} />
              </Text>
            ) : (
              <Text c="dimmed">
                It gives no reason. A line <Code>rationale</Code> in the change file would.
              </Text>
            )}
          </Section>
          <Section title="Operations">
            <Operations of={told.operations} />
          </Section>
        </>
      )}
    </Asked>
  );
}

function File({ of }: { of: Governed }) {
  const versions = useVersions("changes", of.id);
  const text = useText("changes", of.id, versions.data?.items[0]?.version);
  return (
    <Section title="Change file">
      <Asked of={text} what="the change file">
        {(file) => (
          <Code block tabIndex={0}>
            {file}
          </Code>
        )}
      </Asked>
    </Section>
  );
}
