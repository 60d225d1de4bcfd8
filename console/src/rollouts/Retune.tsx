import { Button, Code, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { IconGauge } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { Trouble } from "../shared/Trouble";
import { useAsking } from "./asking";
import type { Name } from "./useRollout";

/** How hard the runner works, from its next batch on. */
export function Retune({ name }: { name: Name }) {
  const { retune } = useAsking(name);
  const [isOpen, setOpen] = useState(false);
  const [settings, setSettings] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    retune.mutate(settings.trim(), { onSuccess: () => setOpen(false) });
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconGauge size={18} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Retune
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title="How hard the runner works"
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              label="Settings"
              description="As lockstep throttle takes them; the next batch follows them."
              placeholder="rate=500/s,max-lag=5s"
              required
              data-autofocus
              value={settings}
              onChange={(event) => setSettings(event.currentTarget.value)}
            />
            <Text size="sm" c="dimmed">
              <Code>rate</Code> is the most documents a second, <Code>batch</Code> the most in one
              batch, <Code>max-lag</Code> how far a replica may be behind.
            </Text>
            {retune.error && <Trouble of={retune.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setOpen(false)}>
                Cancel
              </Button>
              <Button type="submit" loading={retune.isPending} disabled={settings.trim() === ""}>
                Retune
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
