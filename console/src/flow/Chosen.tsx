import { Anchor, List, Text } from "@mantine/core";
import { Link } from "wouter";
import type { Flow } from "../api/schema";
import { addressOf } from "../collections/queries";
import { Section } from "../shared/Section";
import { wordsOf } from "./graph";
import { collectionKey, serviceKey } from "./lit";
import { Name } from "../shared/Name";

/** What is known of the node that was chosen in the graph. */
export function Chosen({ flow, id }: { flow: Flow; id: string }) {
  const service = flow.services.find((each) => serviceKey(each.name) === id);
  const collection = flow.collections.find(
    (each) => collectionKey(each.contract, each.collection) === id,
  );
  const edges = flow.edges.filter(
    (each) =>
      serviceKey(each.service) === id || collectionKey(each.contract, each.collection) === id,
  );
  const name = service?.name ?? collection?.collection;
  if (name === undefined) {
    return null;
  }
  return (
    <Section title={name}>
      <Text mb="xs">
        {service && `A service of ${service.team ?? "no team"}.`}
        {collection && (
          <>
            A collection of <Name of={collection.contract} />, which{" "}
            {collection.team === "" ? "nobody" : collection.team} answers for.{" "}
            <Anchor
              underline="always"
              component={Link}
              href={addressOf(collection.contract, collection.collection)}
            >
              Its contract and dictionary
            </Anchor>
          </>
        )}
      </Text>
      <List size="sm">
        {edges.map((each) => (
          <List.Item key={each.service + each.contract + each.collection}>
            <Name of={each.service} /> {each.versions.join(", ")} {wordsOf(each)}{" "}
            <Name of={each.collection} />
          </List.Item>
        ))}
      </List>
    </Section>
  );
}
