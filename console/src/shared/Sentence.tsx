import { Fragment } from "react";
import { When } from "./When";
import { Prose } from "./Prose";

const MOMENT = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)/;

/** What the server says in words, with its moments in the viewer's zone. */
export function Sentence({ text }: { text: string }) {
  return (
    <span className="name">
      {text.split(MOMENT).map((part, index) => (
        <Fragment key={index}>
          {index % 2 === 1 ? <When at={part} as="moment" /> : <Prose of={part} />}
        </Fragment>
      ))}
    </span>
  );
}
