import { Group, Text } from "@mantine/core";

/** What the lines and boxes of the graph mean. */
export function Legend() {
  return (
    <Group gap="lg" component="ul" p={0} m={0} style={{ listStyle: "none" }}>
      <Key of="reads" says="reads" />
      <Key of="writes" says="writes; two arrows where it reads, too" />
      <Key of="streams" says="follows its changes" />
      <Text component="li" size="sm">
        round: collection, square: service
      </Text>
    </Group>
  );
}

function Key({ of, says }: { of: string; says: string }) {
  return (
    <Text component="li" size="sm">
      <span className={`flow-key flow-key-${of}`} aria-hidden />
      {says}
    </Text>
  );
}
