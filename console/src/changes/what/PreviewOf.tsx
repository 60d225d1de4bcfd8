import { Select, Stack, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { Samples } from "../../api/schema";
import { Asked } from "../../shared/Asked";
import { Nothing } from "../../shared/Nothing";
import { pretty } from "../../shared/pretty";
import { visible } from "../../shared/seen";
import { useSamples } from "../review";
import { Become } from "./Become";

/** Long enough that nobody is told of half a word, short enough to be live. */
const PAUSE_MILLIS = 250;

/** To find the height of a longer text takes the browser too long. */
const LONG = 20_000;

/** What the change makes of a document, as one writes it. */
export function PreviewOf({ change }: { change: string }) {
  const samples = useSamples(change);
  return (
    <Asked of={samples} what="sample documents">
      {(told) =>
        told.samples.length === 0 ? (
          <Nothing
            title="There is no sample"
            next="The contract says too little of its documents to make one up."
          />
        ) : (
          <Live change={change} of={told} />
        )
      }
    </Asked>
  );
}

function Live({ change, of }: { change: string; of: Samples }) {
  const [about, setAbout] = useState(of.samples[0]?.about ?? "");
  const [text, setText] = useState(() => pretty(of.samples[0]?.document ?? ""));
  const [document] = useDebouncedValue(text, PAUSE_MILLIS);
  const choose = (chosen: string | null) => {
    const sample = of.samples.find((each) => each.about === chosen);
    if (sample) {
      setAbout(sample.about);
      setText(pretty(sample.document));
    }
  };
  return (
    <Stack gap="sm">
      <Select
        label="Begin with"
        description="Made up from the contract; no real document is read"
        data={of.samples.map((each) => ({ value: each.about, label: visible(each.about) }))}
        value={about}
        onChange={choose}
        allowDeselect={false}
        maw={360}
      />
      <Textarea
        label="Document before"
        description="Write in it what you want; it is kept nowhere"
        autosize={text.length <= LONG}
        minRows={4}
        maxRows={16}
        rows={16}
        spellCheck={false}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Become change={change} document={document} />
    </Stack>
  );
}
