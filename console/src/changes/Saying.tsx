import { Button, Group, type MantineColor, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type FormEvent, useState } from "react";
import { Trouble } from "../shared/Trouble";
import { useDeciding, type Word } from "./deciding";

/** The server keeps no longer text. */
const MOST = 2_000;

/** A button that asks for a text, says what it means, and then says it about the change. */
export function Saying({
  change,
  label,
  means,
  color,
  isQuiet = false,
  needsText = false,
  word,
}: {
  change: string;
  label: string;
  means: string;
  color?: MantineColor;
  isQuiet?: boolean;
  needsText?: boolean;
  word: (text: string) => Word;
}) {
  const [opened, { open, close }] = useDisclosure();
  const [text, setText] = useState("");
  const deciding = useDeciding(change);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    deciding.mutate(word(text.trim()), {
      onSuccess: () => {
        setText("");
        close();
      },
    });
  };
  return (
    <>
      <Button color={color} variant={isQuiet ? "default" : "filled"} onClick={open}>
        {label}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={label}
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <form onSubmit={submit}>
          <Stack>
            <Text size="sm">{means}</Text>
            <Textarea
              label={needsText ? "Why" : "What you want to add"}
              required={needsText}
              maxLength={MOST}
              autosize
              minRows={3}
              maxRows={10}
              data-autofocus
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            {deciding.error && <Trouble of={deciding.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button
                type="submit"
                color={color}
                loading={deciding.isPending}
                disabled={needsText && text.trim() === ""}
              >
                {label}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
