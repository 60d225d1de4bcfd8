/*
 * What shows nothing, turns text around or is no text: controls, marks of direction, signs without
 * width, halves of a sign. Those that join an emoji stay.
 */
const HIDDEN =
  /[\p{Cc}\p{Cs}\p{Co}\u00AD\u061C\u115F\u1160\u180E\u200B\u200C\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|(?<!\p{Emoji}\uFE0F?\p{Emoji_Modifier}?)\u200D/gu;

/** These lay text out, and do no more. */
const LAYOUT = new Set(["\n", "\t"]);

/** A piece of a text: as it is, or an escape in the place of what nobody would see. */
export interface Seen {
  text: string;
  isEscape: boolean;
}

function escape(sign: string): string {
  return `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`;
}

/** A text in pieces, with an escape for each sign that could not be seen. */
export function pieces(text: string): Seen[] {
  const found: Seen[] = [];
  let from = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (LAYOUT.has(match[0])) {
      continue;
    }
    if (match.index > from) {
      found.push({ text: text.slice(from, match.index), isEscape: false });
    }
    from = match.index + match[0].length;
    const last = found.at(-1);
    if (last?.isEscape) {
      last.text += escape(match[0]);
    } else {
      found.push({ text: escape(match[0]), isEscape: true });
    }
  }
  return from === 0
    ? [{ text, isEscape: false }]
    : [...found, { text: text.slice(from), isEscape: false }];
}

/** The same as one text, for where there is no room for more, such as a label. */
export function visible(text: string): string {
  return pieces(text)
    .map((each) => each.text)
    .join("");
}

/** The beginning of a text, with no sign in two. */
export function beginning(text: string, length: number): string {
  if (text.length <= length) {
    return text;
  }
  const isSplit =
    /[\uD800-\uDBFF]/.test(text[length - 1] ?? "") && /[\uDC00-\uDFFF]/.test(text[length] ?? "");
  return text.slice(0, isSplit ? length - 1 : length);
}
