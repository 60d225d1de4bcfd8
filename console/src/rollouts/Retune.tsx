import { Button, Code, Modal, Text, TextInput } from "@mantine/core";
import { IconGauge } from "@tabler/icons-react";
import { useState } from "react";
import { AskForm } from "../shared/AskForm";
import { useAsking } from "./asking";
import type { Name } from "./useRollout";

/** How hard the runner works, from its next batch on. */
export function Retune({ name }: { name: Name }) {
  const { retune } = useAsking(name);
  const [isOpen, setOpen] = useState(false);
  const [settings, setSettings] = useState("");
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconGauge size={18} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Retune
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title="How hard the runner works">
        <AskForm
          label="Retune"
          submit={() => retune.mutate(settings.trim(), { onSuccess: () => setOpen(false) })}
          close={() => setOpen(false)}
          isReady={settings.trim() !== ""}
          asking={retune}
        >
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
        </AskForm>
      </Modal>
    </>
  );
}
