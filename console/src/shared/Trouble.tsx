import { Alert, Button, type MantineSpacing, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Problem } from "../api/client";
import { Prose } from "./Prose";

/** What cannot be done, what it means for the data, and what to do next. */
export function Trouble({ of, again, mb }: { of: Error; again?: () => void; mb?: MantineSpacing }) {
  const problem = of instanceof Problem ? of : undefined;
  return (
    <Alert
      color="red"
      variant="outline"
      icon={<IconAlertTriangle aria-hidden />}
      title={<Prose of={of.message} />}
      mb={mb}
      role="alert"
    >
      <Stack gap="xs" align="flex-start">
        {problem?.meaning && (
          <Text size="sm">
            <Prose of={problem.meaning} />
          </Text>
        )}
        {problem?.next && (
          <Text size="sm">
            <Prose of={problem.next} />
          </Text>
        )}
        {again && (
          <Button size="xs" variant="default" onClick={again}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
