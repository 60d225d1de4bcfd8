import { Fragment } from "react";
import { pieces } from "./seen";

/** A text of somebody else's, with escapes in the place of what could not be seen. */
export function Visible({ of }: { of: string }) {
  return pieces(of).map((each, at) =>
    each.isEscape ? (
      <span key={at} className="escape">
        {each.text}
      </span>
    ) : (
      <Fragment key={at}>{each.text}</Fragment>
    ),
  );
}
