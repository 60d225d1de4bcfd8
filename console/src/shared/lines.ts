import { diffLines, diffWordsWithSpace } from "diff";

/** A piece of a line, and whether only this side has it. */
export interface Piece {
  text: string;
  isOwn: boolean;
}

/** One side of a row: the number of the line and what it says. */
export interface Side {
  number: number;
  pieces: Piece[];
}

/** A row of two texts side by side; a side that has nothing there is empty. */
export interface Row {
  kind: "same" | "changed" | "left" | "right";
  left?: Side;
  right?: Side;
}

/** Lines longer than this are compared whole, since comparing words takes the square of them. */
const LONG = 2_000;

const TIMEOUT_MILLIS = 2_000;

function split(text: string): string[] {
  const lines = text.split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** Pairs the lines of two texts; what is the same stands beside each other. */
export function pair(before: string, after: string): Row[] {
  const parts = diffLines(before, after, { timeout: TIMEOUT_MILLIS }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  const rows: Row[] = [];
  let left = 1;
  let right = 1;
  let gone: string[] = [];
  let come: string[] = [];
  const flush = () => {
    for (let i = 0; i < Math.max(gone.length, come.length); i++) {
      rows.push(changed(gone[i], come[i], left + i, right + i));
    }
    left += gone.length;
    right += come.length;
    gone = [];
    come = [];
  };
  for (const part of parts) {
    const lines = split(part.value);
    if (part.removed) {
      gone.push(...lines);
    } else if (part.added) {
      come.push(...lines);
    } else {
      flush();
      for (const text of lines) {
        const pieces = [{ text, isOwn: false }];
        rows.push({
          kind: "same",
          left: { number: left++, pieces },
          right: { number: right++, pieces },
        });
      }
    }
  }
  flush();
  return rows;
}

function changed(gone: string | undefined, come: string | undefined, l: number, r: number): Row {
  if (gone === undefined) {
    return { kind: "right", right: { number: r, pieces: [{ text: come ?? "", isOwn: false }] } };
  }
  if (come === undefined) {
    return { kind: "left", left: { number: l, pieces: [{ text: gone, isOwn: false }] } };
  }
  const words =
    gone.length + come.length > LONG
      ? [
          { value: gone, removed: true, added: false },
          { value: come, removed: false, added: true },
        ]
      : diffWordsWithSpace(gone, come);
  return {
    kind: "changed",
    left: {
      number: l,
      pieces: words
        .filter((each) => !each.added)
        .map((each) => ({ text: each.value, isOwn: each.removed })),
    },
    right: {
      number: r,
      pieces: words
        .filter((each) => !each.removed)
        .map((each) => ({ text: each.value, isOwn: each.added })),
    },
  };
}

/** Rows that are the same and far from any change, told as how many they are. */
export type Folded = Row | { kind: "folded"; rows: Row[] };

/** Keeps so many rows around each change and folds away the others. */
export function fold(rows: Row[], around: number): Folded[] {
  const near = new Set<number>();
  rows.forEach((row, at) => {
    if (row.kind !== "same") {
      for (let i = at - around; i <= at + around; i++) {
        near.add(i);
      }
    }
  });
  const folded: Folded[] = [];
  let away: Row[] = [];
  const close = () => {
    if (away.length > 2) {
      folded.push({ kind: "folded", rows: away });
    } else {
      folded.push(...away);
    }
    away = [];
  };
  rows.forEach((row, at) => {
    if (near.has(at)) {
      close();
      folded.push(row);
    } else {
      away.push(row);
    }
  });
  close();
  return folded;
}
