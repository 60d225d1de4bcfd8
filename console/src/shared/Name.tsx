import { beginning, visible } from "./seen";
import { Visible } from "./Visible";

/** What is longer is no name that anybody reads. */
const CUT = 120;
const TITLE = 1_000;

/** What somebody called something: on one line with what stands around it, and turning nothing. */
export function Name({ of }: { of: string }) {
  if (of.length <= CUT) {
    return (
      <bdi className="name">
        <Visible of={of} />
      </bdi>
    );
  }
  return (
    <bdi className="name" title={visible(beginning(of, TITLE))}>
      <Visible of={beginning(of, CUT)} />…
    </bdi>
  );
}
