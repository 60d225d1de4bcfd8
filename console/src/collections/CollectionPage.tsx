import { Anchor, Group, Select, Text } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import { useNames } from "../shared/useNames";
import type { SharedCollection } from "../api/schema";
import { Asked } from "../shared/Asked";
import { Page } from "../shared/Page";
import { Parts } from "../shared/Parts";
import { DictionaryPart } from "./DictionaryPart";
import { engineName } from "./engines";
import { ObservedPart } from "./ObservedPart";
import { QueriesPart } from "./QueriesPart";
import { useCollection } from "./queries";
import { UsersPart } from "./UsersPart";
import { VersionsPart } from "./VersionsPart";
import { Name } from "../shared/Name";
import { Value } from "../shared/Value";

/** One collection: what is promised of it in each version, what is in it, and who uses it. */
export default function CollectionPage() {
  const { contract, collection } = useNames("contract", "collection");
  const asked = useCollection(contract, collection);
  return (
    <Asked of={asked} what="the collection">
      {(of) => <Collection of={of} />}
    </Asked>
  );
}

function Collection({ of }: { of: SharedCollection }) {
  const versions = of.versions.map((each) => each.version);
  const [version = "", setVersion] = useState(versions[0]);
  return (
    <Page
      title={of.collection}
      about={<About of={of} />}
      aside={
        <Select
          label="Version"
          data={versions}
          value={version}
          onChange={(chosen) => setVersion(chosen ?? undefined)}
          allowDeselect={false}
          w={140}
        />
      }
    >
      <Parts
        label="About the collection"
        of={[
          { name: "versions", label: "Contract", show: () => <VersionsPart of={of} /> },
          {
            name: "dictionary",
            label: "Dictionary",
            show: () => <DictionaryPart of={of} version={version} />,
          },
          {
            name: "observed",
            label: "Declared and observed",
            show: () => <ObservedPart of={of} />,
          },
          { name: "users", label: "Usages", show: () => <UsersPart of={of} /> },
          {
            name: "queries",
            label: "Queries and indexes",
            show: () => <QueriesPart of={of} version={version} />,
          },
        ]}
      />
    </Page>
  );
}

function About({ of }: { of: SharedCollection }) {
  return (
    <Group gap="xs">
      <Text span>
        <Name of={of.contract} />
        {of.title && (
          <>
            {" · "}
            <Name of={of.title} />
          </>
        )}
        {` · ${engineName(of.engine)}`}
        {of.stored !== of.collection && (
          <>
            {", stored as "}
            <Value of={of.stored} />
          </>
        )}
        {of.team === "" ? " · nobody answers for it" : ` · team ${of.team}`}
      </Text>
      <Anchor
        underline="always"
        component={Link}
        href={`/flow${of.team === "" ? "" : `?team=${encodeURIComponent(of.team)}`}`}
      >
        in the flow
      </Anchor>
    </Group>
  );
}
