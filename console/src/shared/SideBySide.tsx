import { Button, Text, VisuallyHidden } from "@mantine/core";
import { useMemo, useState } from "react";
import { type Folded, fold, pair, type Piece, type Row, type Side } from "./lines";
import { beginning } from "./seen";
import { useSteps } from "./Value";
import { Visible } from "./Visible";
import "./side-by-side.css";

const AROUND = 3;

/** A line is cut after so many signs until somebody asks for more of it. */
const LINE = 2_000;

/** More rows than this are for a tool, not for an eye, and would make the page slow. */
const MOST_ROWS = 2_000;

/** Two texts side by side, what differs marked; on a narrow page the one above the other. */
export function SideBySide({
  before,
  after,
  names,
  isWhole = false,
}: {
  before: string;
  after: string;
  names: [string, string];
  isWhole?: boolean;
}) {
  const rows = useMemo(() => {
    const all = pair(before, after);
    return isWhole ? all : fold(all, AROUND);
  }, [before, after, isWhole]);
  if (before === after && !isWhole) {
    return <Text c="dimmed">Nothing differs.</Text>;
  }
  return (
    <section className="beside-frame" aria-label={`${names[0]} and ${names[1]} side by side`}>
      <table className="beside">
        <thead>
          <tr>
            <th scope="col">{names[0]}</th>
            <th scope="col">{names[1]}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row, at) => (
            <Rows key={at} of={row} />
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && (
        <Text c="dimmed" size="sm" p="xs">
          {rows.length - MOST_ROWS} more lines are not shown.
        </Text>
      )}
    </section>
  );
}

function Rows({ of }: { of: Folded }) {
  const [isOpen, setOpen] = useState(false);
  if (of.kind !== "folded") {
    return <Line of={of} />;
  }
  if (isOpen) {
    return of.rows.map((row, at) => <Line key={at} of={row} />);
  }
  return (
    <tr>
      <td colSpan={2} className="beside-folded">
        <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
          Show {of.rows.length} lines that are the same
        </Button>
      </td>
    </tr>
  );
}

function Line({ of: { kind, left, right } }: { of: Row }) {
  return (
    <tr className={`beside-${kind}`}>
      <Cell of={left} sign={kind === "same" ? "" : "−"} word="before" />
      <Cell of={right} sign={kind === "same" ? "" : "+"} word="after" />
    </tr>
  );
}

function Cell({ of, sign, word }: { of?: Side; sign: string; word: string }) {
  if (of === undefined) {
    return <td className="beside-none" />;
  }
  return (
    <td>
      <span className="beside-number" aria-hidden>
        {of.number}
        {sign}
      </span>
      {sign !== "" && <VisuallyHidden>{word}: </VisuallyHidden>}
      <Pieces of={of.pieces} />
    </td>
  );
}

/** A line may be a megabyte long, since a value is. */
function Pieces({ of }: { of: Piece[] }) {
  const { end, asking } = useSteps(
    of.reduce((sum, each) => sum + each.text.length, 0),
    LINE,
  );
  return (
    <>
      <bdi className="value">
        {cut(of, end).map((piece, at) =>
          piece.isOwn ? (
            <mark key={at}>
              <Visible of={piece.text} />
            </mark>
          ) : (
            <Visible key={at} of={piece.text} />
          ),
        )}
      </bdi>
      {asking}
    </>
  );
}

/** The beginning of a line in pieces. */
function cut(pieces: Piece[], length: number): Piece[] {
  let left = length;
  return pieces.map((piece) => {
    const text = beginning(piece.text, Math.max(0, left));
    left -= piece.text.length;
    return { ...piece, text };
  });
}
