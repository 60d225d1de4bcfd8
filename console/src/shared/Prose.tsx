import { beginning } from "./seen";
import { useSteps } from "./Value";
import { Visible } from "./Visible";

/** What is longer is a book, and no sentence. */
const CUT = 2_000;

/** What somebody wrote in words, as text. */
export function Prose({ of }: { of: string }) {
  const { end, asking } = useSteps(of.length, CUT);
  return (
    <>
      <bdi className="name">
        <Visible of={beginning(of, end)} />
      </bdi>
      {asking}
    </>
  );
}
