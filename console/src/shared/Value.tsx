import { UnstyledButton } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { beginning } from "./seen";
import { Visible } from "./Visible";

/** What is longer is cut until somebody asks for more of it. */
const CUT = 200;

/** A megabyte in one go would make the page stand still. */
const STEP = 20_000;

/** How much of something long is shown, and what asks for more or less of it. */
export function useSteps(length: number, cut = CUT): { end: number; asking: ReactNode } {
  const [steps, setSteps] = useState(0);
  const end = steps === 0 ? cut : steps * STEP;
  if (length <= cut) {
    return { end: length, asking: null };
  }
  const button = (label: string, to: number) => (
    <UnstyledButton
      component="button"
      type="button"
      c="var(--mantine-color-anchor)"
      fz="sm"
      td="underline"
      onClick={() => setSteps(to)}
    >
      {label}
    </UnstyledButton>
  );
  return {
    end,
    asking: (
      <>
        {end < length && "… "}{" "}
        {end < length && button(`Show more of ${length.toLocaleString()} characters`, steps + 1)}{" "}
        {steps > 0 && button("Show less", 0)}
      </>
    ),
  };
}

/** Something out of a document, only ever as text, that turns nothing around it. */
export function Value({ of }: { of: string }) {
  const { end, asking } = useSteps(of.length);
  return (
    <>
      <bdi className="value">
        <Visible of={beginning(of, end)} />
      </bdi>
      {asking}
    </>
  );
}
