import { Asked } from "./Asked";
import { useText } from "./published";
import { SideBySide } from "./SideBySide";

/** Two versions of a contract side by side, as their files say it. */
export function TextDiff({ contract, from, to }: { contract: string; from: string; to: string }) {
  const before = useText("contracts", contract, from);
  const after = useText("contracts", contract, to);
  return (
    <Asked of={before} what={`version ${from}`}>
      {(old) => (
        <Asked of={after} what={`version ${to}`}>
          {(next) => <SideBySide before={old} after={next} names={[from, to]} />}
        </Asked>
      )}
    </Asked>
  );
}
