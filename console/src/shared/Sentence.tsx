import { Fragment } from "react";
import { When } from "./When";
import { Visible } from "./Visible";

const MOMENT = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)/;

/** What the server says in words, with its moments in the viewer's zone. */
export function Sentence({ text }: { text: string }) {
  return text
    .split(MOMENT)
    .map((part, index) => (
      <Fragment key={index}>
        {index % 2 === 1 ? <When at={part} as="moment" /> : <Visible of={part} />}
      </Fragment>
    ));
}
