import { Button, Group, SegmentedControl, Stack } from "@mantine/core";
import { IconFilePlus } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import { may, useSession } from "../api/session";
import { Waiting } from "../shared/Asked";
import { Nothing } from "../shared/Nothing";
import { Page } from "../shared/Page";
import { TeamSelect } from "../shared/TeamSelect";
import { Trouble } from "../shared/Trouble";
import { ProposalCard } from "./ProposalCard";
import { useChanges } from "./queries";
import type { Status } from "./status";

const CHOICES: { value: Status | "ALL"; label: string }[] = [
  { value: "PROPOSED", label: "Proposed" },
  { value: "APPROVED", label: "Approved" },
  { value: "ALL", label: "All" },
];

/** All changes and what each waits for: a steward's desk, and where a developer proposes one. */
export default function ChangesPage() {
  const [search] = useSearchParams();
  const { data: session } = useSession();
  const mayPropose = may(session, ["developer"]);
  const [status, setStatus] = useState<Status | "ALL">("PROPOSED");
  const [team, setTeam] = useState<string | undefined>(search.get("team") ?? undefined);
  return (
    <Page
      title="Changes"
      about="What is proposed for shared data, who must still agree, and what may begin."
      aside={
        mayPropose && (
          <Button
            component={Link}
            href="/propose"
            leftSection={<IconFilePlus size={18} aria-hidden />}
          >
            Propose a change
          </Button>
        )
      }
    >
      <Group align="flex-end">
        <SegmentedControl
          aria-label="Which changes"
          data={CHOICES}
          value={status}
          onChange={(value) => setStatus(value as Status | "ALL")}
        />
        <TeamSelect value={team} onChange={setTeam} />
      </Group>
      <List status={status === "ALL" ? undefined : status} team={team} />
    </Page>
  );
}

function List({ status, team }: { status?: Status; team?: string }) {
  const changes = useChanges(status, team);
  if (changes.data === undefined) {
    return changes.error ? (
      <Trouble of={changes.error} again={() => changes.refetch()} />
    ) : (
      <Waiting what="the changes" />
    );
  }
  const items = changes.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <Nothing
        title="No such change"
        next="Look at all of them, or propose one: paste a change file, or publish it from the command line."
        command="./lockstep publish examples/shop --server http://..."
      />
    );
  }
  return (
    <Stack gap="xs" component="ul" p={0} m={0}>
      {items.map((each) => (
        <ProposalCard key={each.id} of={each} />
      ))}
      {changes.hasNextPage && (
        <Button
          component="button"
          variant="default"
          loading={changes.isFetchingNextPage}
          onClick={() => changes.fetchNextPage()}
        >
          Show more
        </Button>
      )}
      {changes.error && <Trouble of={changes.error} again={() => changes.refetch()} />}
    </Stack>
  );
}
