import { Code, Paper, Text, Title } from "@mantine/core";

/** An empty state: what is not there, and what to do next. */
export function Nothing({
  title,
  next,
  command,
}: {
  title: string;
  next: string;
  command?: string;
}) {
  return (
    <Paper withBorder p="lg">
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      <Text c="dimmed">{next}</Text>
      {command && (
        <Code block mt="sm" tabIndex={0}>
          {command}
        </Code>
      )}
    </Paper>
  );
}
