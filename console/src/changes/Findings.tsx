import { FindingList } from "../findings/FindingList";
import { Asked } from "../shared/Asked";
import { Section } from "../shared/Section";
import { useReport } from "./review";

/** What the check finds of a change, each with a document that shows it. */
export function Findings({ change }: { change: string }) {
  const report = useReport(change);
  return (
    <Section title="Findings">
      <Asked of={report} what="what the check finds">
        {(told) => <FindingList of={told.findings} />}
      </Asked>
    </Section>
  );
}
