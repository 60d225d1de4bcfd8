import { List, Text, Title } from "@mantine/core";
import type { Preview } from "../../api/schema";
import { Waiting } from "../../shared/Asked";
import { pretty } from "../../shared/pretty";
import { SideBySide } from "../../shared/SideBySide";
import { Trouble } from "../../shared/Trouble";
import { usePreview } from "../review";
import { Caution } from "../../shared/Caution";
import { Prose } from "../../shared/Prose";

/** A document before and after the change, and what to know of its way back. */
export function Become({ change, document }: { change: string; document: string }) {
  const preview = usePreview(change, document);
  if (preview.error) {
    return <Trouble of={preview.error} />;
  }
  if (preview.data === undefined) {
    return document.trim() === "" ? (
      <Text c="dimmed">Write a document above, or begin with another sample.</Text>
    ) : (
      <Waiting what="what becomes of it" />
    );
  }
  return <Shown of={preview.data} document={document} />;
}

function Shown({ of, document }: { of: Preview; document: string }) {
  const before = pretty(document);
  return (
    <>
      {of.renewed === undefined ? (
        <Caution title="It stays in the old shape">
          The change has no place for something in it; services go on reading it as it is.
        </Caution>
      ) : (
        <SideBySide
          before={before}
          after={pretty(of.renewed)}
          names={["before", "after"]}
          isWhole
        />
      )}
      <Text size="sm" role="status">
        {wayBack(of)}
      </Text>
      {of.notes.length > 0 && (
        <List size="sm">
          {of.notes.map((each) => (
            <List.Item key={each.kind + each.sentence}>
              <Prose of={each.sentence} />
            </List.Item>
          ))}
        </List>
      )}
      {!of.exact && of.returned !== undefined && (
        <>
          <Title order={3} size="h5">
            What comes back
          </Title>
          <SideBySide
            before={before}
            after={pretty(of.returned)}
            names={["it was", "comes back"]}
          />
        </>
      )}
    </>
  );
}

function wayBack(of: Preview): string {
  if (of.renewed === undefined) {
    return "Nothing is done to it, so there is nothing to take back.";
  }
  if (!of.exact) {
    return "A rollback would not bring it back as it was.";
  }
  return of.kept
    ? "A rollback brings it back as it was, by values that are kept beside the new shape."
    : "A rollback brings it back as it was.";
}
