import { Badge, Group, Paper, Stack, Text } from "@mantine/core";
import type { GovernedSaid } from "../api/schema";
import { Nothing } from "../shared/Nothing";
import { Value } from "../shared/Value";
import { When } from "../shared/When";
import { Name } from "../shared/Name";

/** What was said about a change, the last first. */
export function Discussion({ said }: { said: GovernedSaid[] }) {
  if (said.length === 0) {
    return <Nothing title="Nobody said anything" next="Comment above, and it stands here." />;
  }
  return (
    <Stack component="ul" p={0} m={0} gap="xs">
      {[...said].reverse().map((each) => (
        <Paper
          key={each.at + each.by + each.kind}
          component="li"
          withBorder
          p="sm"
          style={{ listStyle: "none" }}
        >
          <Group gap="xs">
            <Badge variant="default" tt="none">
              {each.kind}
            </Badge>
            <Text size="sm" c="dimmed" component="div">
              <Name of={each.by} />
              {each.team && (
                <>
                  {" for "}
                  <Name of={each.team} />
                </>
              )}{" "}
              · <When at={each.at} />
            </Text>
          </Group>
          {each.text && <Value of={each.text} />}
        </Paper>
      ))}
    </Stack>
  );
}
