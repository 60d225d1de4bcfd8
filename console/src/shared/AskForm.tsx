import { Button, Group, type MantineColor, Stack } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { Trouble } from "./Trouble";

interface Props {
  /** What its button says, and what that does. */
  label: string;
  submit: () => void;
  close: () => void;
  color?: MantineColor;
  isReady: boolean;
  /** How it is going: what was asked, and whether it was refused. */
  asking: { isPending: boolean; error: Error | null };
  children: ReactNode;
}

/** The inside of a dialog that does one thing; what is refused stays there to be mended. */
export function AskForm({ label, submit, close, color, isReady, asking, children }: Props) {
  const submitted = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <form onSubmit={submitted}>
      <Stack>
        {children}
        {asking.error && <Trouble of={asking.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" color={color} loading={asking.isPending} disabled={!isReady}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
