const STEP = "  ";

/**
 * Lays a JSON text out over lines without reading its numbers, which a browser could not hold all.
 * What is no JSON comes out as some text, too.
 */
export function pretty(json: string): string {
  let text = "";
  let depth = 0;
  let isInside = false;
  for (let at = 0; at < json.length; at++) {
    const sign = json[at] ?? "";
    if (isInside) {
      text += sign;
      if (sign === "\\") {
        at += 1;
        text += json[at] ?? "";
      } else if (sign === '"') {
        isInside = false;
      }
    } else if (sign === '"') {
      isInside = true;
      text += sign;
    } else if (sign === "{" || sign === "[") {
      const rest = /^\s*[}\]]/.exec(json.slice(at + 1, at + 40));
      if (rest) {
        text += sign + rest[0].trim();
        at += rest[0].length;
      } else {
        depth += 1;
        text += `${sign}\n${STEP.repeat(depth)}`;
      }
    } else if (sign === "}" || sign === "]") {
      depth = Math.max(0, depth - 1);
      text += `\n${STEP.repeat(depth)}${sign}`;
    } else if (sign === ",") {
      text += `,\n${STEP.repeat(depth)}`;
    } else if (sign === ":") {
      text += ": ";
    } else if (!/\s/.test(sign)) {
      text += sign;
    }
  }
  return text;
}
