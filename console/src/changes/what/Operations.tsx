import { Badge, Code, Group, List, Text } from "@mantine/core";
import type { ChangeContentDescribed } from "../../api/schema";
import { Prose } from "../../shared/Prose";
import { Value } from "../../shared/Value";

const LOSSES: Record<
  NonNullable<ChangeContentDescribed["loss"]>,
  { word: string; color: string }
> = {
  EXACT: { word: "loses nothing", color: "green" },
  CONDITIONAL: { word: "loses nothing where it applies", color: "green" },
  COMPLEMENT: { word: "keeps the original beside", color: "yellow" },
  ONE_WAY: { word: "gives something up", color: "red" },
};

/** What a change does, one operation after the other. */
export function Operations({ of }: { of: ChangeContentDescribed[] }) {
  return (
    <List type="ordered" spacing="sm">
      {of.map((each, at) => (
        <List.Item key={at}>
          <Operation of={each} />
        </List.Item>
      ))}
    </List>
  );
}

function Operation({ of }: { of: ChangeContentDescribed }) {
  const loss = of.loss && LOSSES[of.loss];
  return (
    <>
      <Group gap="xs">
        <Code>{of.kind}</Code>
        <Text component="span">
          <Prose of={of.words} />
        </Text>
        {loss && (
          <Badge variant="outline" color={loss.color} c="var(--mantine-color-text)" tt="none">
            {loss.word}
          </Badge>
        )}
      </Group>
      {of.condition && (
        <Text size="sm">
          where <Value of={of.condition} />
        </Text>
      )}
      {of.undoWords && (
        <Text size="sm" c="dimmed">
          {of.undoWords}
        </Text>
      )}
      {of.inside.length > 0 && <Operations of={of.inside} />}
    </>
  );
}
