import { Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import type { SharedCollection } from "../api/schema";
import { Asked } from "../shared/Asked";
import { Nothing } from "../shared/Nothing";
import { useDictionary } from "./contract";
import { PlaceTable } from "./PlaceTable";

/** The living dictionary: what every place is, who uses it, and what was seen there. */
export function DictionaryPart({ of, version }: { of: SharedCollection; version: string }) {
  const dictionary = useDictionary(of.contract, version);
  const [name, setName] = useState("");
  const wanted = name.trim().toLowerCase();
  return (
    <Asked of={dictionary} what="the dictionary">
      {(told) => {
        const chapter =
          told.collections.find((each) => each.collection === of.collection) ??
          told.collections.find((each) => each.stored === of.stored);
        if (chapter === undefined) {
          return (
            <Nothing
              title={`Version ${version} has no such collection`}
              next="Choose another version above."
            />
          );
        }
        const places = chapter.places.filter((each) =>
          [each.shown, each.name ?? "", each.description ?? ""].some((text) =>
            text.toLowerCase().includes(wanted),
          ),
        );
        return (
          <Stack>
            <TextInput
              label="Find a place"
              placeholder="Part of a path, a name or a description"
              maw={360}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            {places.length === 0 ? (
              <Nothing title="No such place" next="Look for a shorter part of its path." />
            ) : (
              <PlaceTable of={places} />
            )}
          </Stack>
        );
      }}
    </Asked>
  );
}
