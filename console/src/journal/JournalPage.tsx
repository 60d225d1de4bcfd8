import { Alert, Button, Group, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "wouter";
import { answered, client } from "../api/client";
import { type Streamed, useStream } from "../api/live";
import type { JournalVerified } from "../api/schema";
import { Waiting } from "../shared/Asked";
import { Nothing } from "../shared/Nothing";
import { count } from "../shared/numbers";
import { Page } from "../shared/Page";
import { Trouble } from "../shared/Trouble";
import { Entries } from "./Entries";

const FIELDS = ["text", "action", "actor", "subject"] as const;
type Wanted = Partial<Record<(typeof FIELDS)[number], string>>;

/** What was decided, by whom, on what evidence; and whether the record is whole. */
export default function JournalPage() {
  const [search, setSearch] = useSearchParams();
  const wanted: Wanted = Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = search.get(field);
      return value ? [[field, value]] : [];
    }),
  );
  return (
    <Page
      title="Journal"
      about="Every decision, in the order in which it was made; each entry holds the hash of the one before."
      aside={<Verification />}
    >
      <Filter
        wanted={wanted}
        change={(field, value) =>
          setSearch((before) => {
            const next = new URLSearchParams(before);
            if (value === "") {
              next.delete(field);
            } else {
              next.set(field, value);
            }
            return next;
          })
        }
      />
      <Found wanted={wanted} />
    </Page>
  );
}

function Filter({
  wanted,
  change,
}: {
  wanted: Wanted;
  change: (field: (typeof FIELDS)[number], value: string) => void;
}) {
  return (
    <Group align="flex-end">
      {FIELDS.map((field) => (
        <TextInput
          key={field}
          label={field[0]?.toUpperCase() + field.slice(1)}
          placeholder="any"
          value={wanted[field] ?? ""}
          onChange={(event) => change(field, event.currentTarget.value)}
        />
      ))}
    </Group>
  );
}

const SETTLED_MILLIS = 300;

function Found({ wanted }: { wanted: Wanted }) {
  const [settled] = useDebouncedValue(JSON.stringify(wanted), SETTLED_MILLIS);
  const cache = useQueryClient();
  const found = useInfiniteQuery({
    queryKey: ["journal", settled],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answered(
        client.GET("/v1/journal", {
          params: { query: { ...(JSON.parse(settled) as Wanted), after: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.next,
  });
  const [fresh, setFresh] = useState(0);
  useStream<Streamed<"/v1/events">>("/v1/events", "decision", (told) =>
    setFresh((before) => before + told.length),
  );
  if (found.error) {
    return <Trouble of={found.error} again={() => found.refetch()} />;
  }
  if (found.data === undefined) {
    return <Waiting what="the journal" />;
  }
  const entries = found.data.pages.flatMap((page) => page.items);
  return (
    <>
      {fresh > 0 && (
        <Button
          variant="light"
          onClick={() => {
            setFresh(0);
            void cache.resetQueries({ queryKey: ["journal", settled] });
          }}
        >
          {count(fresh)} new: show them
        </Button>
      )}
      {entries.length === 0 ? (
        <Nothing
          title="Nothing in the journal is like that"
          next="Take a word out of the filter, or look without one."
        />
      ) : (
        <Entries entries={entries} />
      )}
      {found.hasNextPage && (
        <Button
          variant="default"
          loading={found.isFetchingNextPage}
          onClick={() => found.fetchNextPage()}
        >
          Show older ones
        </Button>
      )}
    </>
  );
}

/** The chain of all entries, recomputed when somebody asks. */
function Verification() {
  const verify = useMutation({
    mutationFn: () => answered(client.GET("/v1/journal/verification")),
  });
  return (
    <Group>
      {verify.data && <Verified found={verify.data} />}
      {verify.error && <Trouble of={verify.error} />}
      <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
        Verify the chain
      </Button>
    </Group>
  );
}

function Verified({ found }: { found: JournalVerified }) {
  return found.why === undefined ? (
    <Alert color="green" variant="outline" icon={<IconShieldCheck aria-hidden />} py={6}>
      The chain of {count(found.entries)} entries is whole.
    </Alert>
  ) : (
    <Alert color="red" variant="outline" icon={<IconShieldX aria-hidden />} py={6}>
      {found.why}
    </Alert>
  );
}
