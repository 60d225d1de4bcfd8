import { Code, Stack } from "@mantine/core";
import type { Governed } from "../../api/schema";
import { Asked } from "../../shared/Asked";
import { Nothing } from "../../shared/Nothing";
import { useText, useVersions } from "../../shared/published";
import { Section } from "../../shared/Section";
import { TextDiff } from "../../shared/TextDiff";

/** Why a change is wanted, what it does to documents, and what it does to the contract. */
export default function What({ of }: { of: Governed }) {
  return (
    <Stack>
      <Section title="Contract">
        {of.contract && of.from && of.to ? (
          <TextDiff contract={of.contract} from={of.from} to={of.to} />
        ) : (
          <Nothing
            title="It ties no two versions"
            next="Once both versions of the contract are published, they stand here side by side."
          />
        )}
      </Section>
      <File of={of} />
    </Stack>
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
