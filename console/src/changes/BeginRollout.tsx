import { Button, Modal, Select, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { useCollection } from "../collections/queries";
import { answered, client } from "../api/client";
import type { Governed } from "../api/schema";
import { may, useSession } from "../api/session";
import { AskForm } from "../shared/AskForm";
import { Trouble } from "../shared/Trouble";
import { rolloutPath } from "../shared/links";
import { useEnvironments } from "../shared/useEnvironments";
import { useParties } from "./parties";

/** Leads from an approved change to its rollout, for those who operate an environment. */
export function BeginRollout({ of }: { of: Governed }) {
  const [opened, { open, close }] = useDisclosure();
  const { data: session } = useSession();
  if (!may(session, ["operator"])) {
    return null;
  }
  return (
    <>
      <Button onClick={open}>Begin a rollout</Button>
      <Modal opened={opened} onClose={close} title="Begin a rollout">
        <Form of={of} close={close} />
      </Modal>
    </>
  );
}

function Form({ of, close }: { of: Governed; close: () => void }) {
  const [, go] = useLocation();
  const { data: session } = useSession();
  const team = useParties(of)?.team;
  const environments = useEnvironments();
  const mine = (environments.data ?? []).filter((name) => may(session, ["operator"], team, name));
  const [environment, setEnvironment] = useState<string | null>(null);
  const shared = useCollection(of.contract ?? "", of.collection ?? "");
  const [written, setWritten] = useState<string>();
  const collection = written ?? shared.data?.stored ?? "";
  const [plan, setPlan] = useState("");
  const chosen = environment ?? mine[0] ?? null;
  const beginning = useMutation({
    mutationFn: () =>
      answered(
        client.POST("/v1/environments/{environment}/rollouts", {
          params: { path: { environment: chosen ?? "" } },
          body: {
            change: of.id,
            collection,
            team: team ?? "",
            plan: plan.trim() === "" ? undefined : plan.trim(),
          },
        }),
      ),
    onSuccess: (view) => go(rolloutPath(view.identity.place.environment, view.identity.id)),
  });
  return (
    <AskForm
      label="Begin"
      submit={() => beginning.mutate()}
      close={close}
      isReady={chosen !== null && collection !== "" && team !== undefined}
      asking={beginning}
    >
      <Text size="sm">
        Every service of the environment then acts by its stages, and each next one waits for its
        gate. Nothing moves before the first gate says so.
      </Text>
      {environments.error && <Trouble of={environments.error} />}
      <Select
        label="Environment"
        required
        data={mine}
        value={chosen}
        onChange={setEnvironment}
        allowDeselect={false}
        nothingFoundMessage="None that you operate"
      />
      <TextInput
        label="Collection"
        description="As the store calls it"
        required
        value={collection}
        onChange={(event) => setWritten(event.currentTarget.value)}
      />
      <TextInput
        label="Plan"
        description="Left empty: the one that the change names, else the standard one"
        value={plan}
        onChange={(event) => setPlan(event.currentTarget.value)}
      />
    </AskForm>
  );
}
