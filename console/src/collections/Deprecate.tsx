import { Button, Modal, Text, Textarea, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answered, client } from "../api/client";
import type { SharedCollection, SharedCollectionOfVersion } from "../api/schema";
import { may, useSession } from "../api/session";
import { AskForm } from "../shared/AskForm";

/** Says until when a version is served, for those who answer for the contract. */
export function Deprecate({
  of,
  collection,
}: {
  of: SharedCollectionOfVersion;
  collection: SharedCollection;
}) {
  const [opened, { open, close }] = useDisclosure();
  const { data: session } = useSession();
  if (!may(session, ["developer"], collection.team)) {
    return null;
  }
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        onClick={open}
        aria-label={`${of.sunset === undefined ? "Deprecate" : "Change when it ends"}: ${of.version}`}
      >
        {of.sunset === undefined ? "Deprecate" : "Change"}
      </Button>
      <Modal opened={opened} onClose={close} title={`Deprecate ${of.version}`}>
        <Form of={of} contract={collection.contract} close={close} />
      </Modal>
    </>
  );
}

function Form({
  of,
  contract,
  close,
}: {
  of: SharedCollectionOfVersion;
  contract: string;
  close: () => void;
}) {
  const cache = useQueryClient();
  const [sunset, setSunset] = useState(of.sunset ?? "");
  const [reason, setReason] = useState(of.deprecated ?? "");
  const deprecating = useMutation({
    mutationFn: () =>
      answered(
        client.PUT("/v1/registry/contracts/{name}/{version}/deprecation", {
          params: { path: { name: contract, version: of.version } },
          body: { sunset, reason: reason.trim() },
        }),
      ),
    onSuccess: () => {
      close();
      return Promise.all([
        cache.invalidateQueries({ queryKey: ["collection"] }),
        cache.invalidateQueries({ queryKey: ["collections"] }),
      ]);
    },
  });
  return (
    <AskForm
      label="Deprecate"
      submit={() => deprecating.mutate()}
      close={close}
      isReady={sunset !== "" && reason.trim() !== ""}
      asking={deprecating}
    >
      <Text size="sm">Who still works with it sees the day, and why.</Text>
      <TextInput
        type="date"
        label="The last day on which it is served"
        required
        value={sunset}
        onChange={(event) => setSunset(event.currentTarget.value)}
      />
      <Textarea
        label="Why"
        required
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </AskForm>
  );
}
