import { Button, Group, List, Modal, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { RolloutView } from "../api/schema";
import { Trouble } from "../shared/Trouble";
import { useAsking } from "./asking";
import type { Name } from "./useRollout";

interface Props {
  name: Name;
  view: RolloutView;
  isAsked: boolean;
  close: () => void;
}

type Way = "soft-rollback" | "hard-rollback";

/** The one confirmation before a rollout is taken back: it says in numbers what will happen. */
export function RollBack({ name, view, isAsked, close }: Props) {
  const { rollBack } = useAsking(name);
  const [way, setWay] = useState<Way>("soft-rollback");
  const [why, setWhy] = useState("asked for in the console");
  const confirm = () => rollBack.mutate({ action: way, why }, { onSuccess: close });
  return (
    <Modal opened={isAsked} onClose={close} title={`Roll back ${view.identity.change}`} size="lg">
      <Stack>
        <List size="sm" spacing={4}>
          <List.Item>
            It stands at {view.place}, epoch {view.epoch}.
          </List.Item>
          <List.Item>{view.wayBack.sentence}</List.Item>
          {view.work?.report.wayBack && <List.Item>{view.work.report.wayBack.sentence}</List.Item>}
        </List>
        <Radio.Group label="How far" value={way} onChange={(value) => setWay(value as Way)}>
          <Stack gap="xs" mt="xs">
            <Radio
              value="soft-rollback"
              label="Reads return to the old shape"
              description="At once; both shapes are written on, so nothing is lost and it can go forward again."
            />
            <Radio
              value="hard-rollback"
              label="The new shape is taken away"
              description="Every document comes back to the old shape with all later writes. A second person must ask for it too."
            />
          </Stack>
        </Radio.Group>
        <TextInput
          label="Why"
          description="It goes into the journal."
          value={why}
          maxLength={1000}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        {rollBack.error && <Trouble of={rollBack.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Keep it as it is
          </Button>
          <Button
            color="red"
            loading={rollBack.isPending}
            disabled={why.trim() === ""}
            onClick={confirm}
            data-autofocus
          >
            {way === "soft-rollback" ? "Roll back now" : "Ask for the new shape to be taken away"}
          </Button>
        </Group>
        {rollBack.error === null && rollBack.isPending && (
          <Text size="sm">Asking the server …</Text>
        )}
      </Stack>
    </Modal>
  );
}
