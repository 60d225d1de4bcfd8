import { UnstyledButton } from "@mantine/core";
import { useState } from "react";

/** What is longer is cut until somebody asks for all of it. */
const CUT = 200;

/** A megabyte in one element would make the page stand still; more than this is in no page. */
const MOST = 100_000;

/** Something out of a document, only ever as text, that turns nothing around it. */
export function Value({ of }: { of: string }) {
  const [isOpen, setOpen] = useState(false);
  if (of.length <= CUT) {
    return <bdi className="value">{of}</bdi>;
  }
  const shown = isOpen ? of.slice(0, MOST) : of.slice(0, CUT);
  return (
    <>
      <bdi className="value">{shown}</bdi>
      {shown.length < of.length && "… "}{" "}
      <UnstyledButton
        component="button"
        type="button"
        c="var(--mantine-color-anchor)"
        fz="sm"
        td="underline"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? "Show less" : `Show more of ${of.length.toLocaleString()} characters`}
      </UnstyledButton>
      {isOpen && of.length > MOST && ` (the first ${MOST.toLocaleString()} are shown)`}
    </>
  );
}
