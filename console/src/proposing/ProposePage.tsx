import { Button, FileButton, Group, Text } from "@mantine/core";
import { IconFilePlus, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useLocation } from "wouter";
import { Page } from "../shared/Page";
import { DraftCard } from "./DraftCard";
import { useDrafts } from "./useDrafts";
import "./propose.css";

/** Where a developer pastes or drops the files of a change, sees what they come to, and publishes. */
export default function ProposePage() {
  const [, go] = useLocation();
  const { drafts, isBusy, isEmpty, put, add, remove, take, examine, publish } = useDrafts();
  const [isOver, setOver] = useState(false);
  const publishAll = async () => {
    const { isWhole, change } = await publish();
    if (isWhole && change !== undefined) {
      go(`/changes/${encodeURIComponent(change)}`);
    }
  };
  return (
    <Page
      title="Propose a change"
      about="Paste or drop the change file, and the contracts and usages that belong to it. They are published in the order that lets each in: the change before the version that it leads to."
    >
      <div
        className="propose"
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take([...event.dataTransfer.files]);
        }}
      >
        <Group>
          <FileButton onChange={take} multiple accept=".yaml,.yml">
            {(props) => (
              <Button
                {...props}
                variant="default"
                leftSection={<IconUpload size={18} aria-hidden />}
              >
                Choose files
              </Button>
            )}
          </FileButton>
          <Button
            variant="default"
            leftSection={<IconFilePlus size={18} aria-hidden />}
            onClick={add}
          >
            One more to paste
          </Button>
          <Text size="sm" c="dimmed">
            or drop files here
          </Text>
        </Group>
        {drafts.map((each) => (
          <DraftCard
            key={each.id}
            of={each}
            change={put}
            remove={drafts.length > 1 ? () => remove(each.id) : undefined}
          />
        ))}
      </div>
      <Group>
        <Button variant="default" loading={isBusy} disabled={isEmpty} onClick={examine}>
          Examine
        </Button>
        <Button loading={isBusy} disabled={isEmpty} onClick={publishAll}>
          Publish
        </Button>
        <Text size="sm" c="dimmed">
          Examining publishes nothing. A version that only its change lets in is examined as refused
          until that change is published.
        </Text>
      </Group>
    </Page>
  );
}
