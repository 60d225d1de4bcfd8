import { Button, type MantineColor, Modal, Text, Textarea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { AskForm } from "../shared/AskForm";
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
  const say = () => {
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
      <Modal opened={opened} onClose={close} title={label}>
        <AskForm
          label={label}
          submit={say}
          close={close}
          isReady={!needsText || text.trim() !== ""}
          asking={deciding}
          color={color}
        >
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
        </AskForm>
      </Modal>
    </>
  );
}
