import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { useSearchParams } from "wouter";
import { Waiting } from "../shared/Asked";
import { Nothing } from "../shared/Nothing";
import { Page } from "../shared/Page";
import { TeamSelect } from "../shared/TeamSelect";
import { Trouble } from "../shared/Trouble";
import { CollectionTable } from "./CollectionTable";
import { useCollections } from "./queries";

/** Every collection that a contract promises, whose it is and who uses it. */
export default function CollectionsPage() {
  const [search] = useSearchParams();
  const [team, setTeam] = useState<string | undefined>(search.get("team") ?? undefined);
  const [name, setName] = useState("");
  return (
    <Page
      title="Collections"
      about="The shared data: what is promised of it, who answers for it, who uses it."
    >
      <Group align="flex-end">
        <TextInput
          label="Name"
          placeholder="Part of a name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TeamSelect value={team} onChange={setTeam} />
      </Group>
      <List team={team} name={name.trim().toLowerCase()} />
    </Page>
  );
}

function List({ team, name }: { team?: string; name: string }) {
  const collections = useCollections(team);
  if (collections.data === undefined) {
    return collections.error ? (
      <Trouble of={collections.error} again={() => collections.refetch()} />
    ) : (
      <Waiting what="the collections" />
    );
  }
  const items = collections.data.pages
    .flatMap((page) => page.items)
    .filter((each) =>
      [each.collection, each.contract, each.stored, each.title ?? ""].some((text) =>
        text.toLowerCase().includes(name),
      ),
    );
  return (
    <>
      {collections.error && <Trouble of={collections.error} again={() => collections.refetch()} />}
      {items.length === 0 ? (
        <Nothing
          title="No such collection"
          next="A collection is known once a contract that has it is published. Change what you look for, or publish one."
          command="./lockstep publish examples/shop --server http://..."
        />
      ) : (
        <CollectionTable items={items} />
      )}
      {collections.hasNextPage && (
        <Button
          variant="default"
          loading={collections.isFetchingNextPage}
          onClick={() => collections.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </>
  );
}
