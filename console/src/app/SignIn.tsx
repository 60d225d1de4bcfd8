import { Button, Center, Code, Paper, PasswordInput, Stack, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useSigning } from "../api/session";
import { Trouble } from "../shared/Trouble";

/** Signing in by token. The token is sent once and kept nowhere in the browser. */
export function SignIn() {
  const { signIn } = useSigning();
  const [token, setToken] = useState("");
  const signing = useMutation({ mutationFn: signIn });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signing.mutate(token.trim());
  };
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper withBorder p="xl" maw={420} w="100%">
        <form onSubmit={submit}>
          <Stack>
            <Title order={1} size="h3">
              Sign in to Lockstep
            </Title>
            <PasswordInput
              label="Token"
              description="It is sent once; this browser keeps a cookie of twelve hours instead."
              autoComplete="off"
              required
              data-autofocus
              value={token}
              onChange={(event) => setToken(event.currentTarget.value)}
            />
            {signing.error && <Trouble of={signing.error} />}
            <Button type="submit" loading={signing.isPending} disabled={token.trim() === ""}>
              Sign in
            </Button>
            <Text size="sm" c="dimmed">
              Who has none asks an administrator, who makes one with <Code>POST /v1/tokens</Code>,
              and the first one stood in the output of <Code>./lockstep server</Code>.
            </Text>
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}
