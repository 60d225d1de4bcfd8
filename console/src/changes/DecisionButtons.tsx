import type { Governed } from "../api/schema";
import { may, useSession } from "../api/session";
import { useParties } from "./parties";
import { Saying } from "./Saying";

/** What the one who is signed in may say about a change; nothing else is offered. */
export function DecisionButtons({ of }: { of: Governed }) {
  const { data: session } = useSession();
  const parties = useParties(of);
  if (parties === undefined) {
    return null;
  }
  const isOpen = of.status === "PROPOSED" || of.status === "APPROVED";
  const decides = isOpen && may(session, ["steward"], parties.owner);
  const hasApproved = of.approvals.some(
    (each) => each.by === session?.subject && each.lapsed.length === 0,
  );
  const isAuthor = parties.authors.includes(session?.subject ?? "");
  const fingerprint = of.fingerprint?.whole;
  const speaksFor = of.concerned.filter(
    (each) => each.acknowledgedBy === undefined && may(session, ["developer"], each.team),
  );
  const mayWithdraw =
    of.status !== "WITHDRAWN" && (isAuthor || may(session, ["developer"], parties.team));
  return (
    <>
      {decides && !hasApproved && !isAuthor && fingerprint !== undefined && (
        <Saying
          change={of.id}
          label="Approve"
          means="You agree to the change as it is now. If it, its plan or what the check finds moves, your approval lapses."
          word={(text) => ({ kind: "approve", fingerprint, text })}
        />
      )}
      {isOpen &&
        speaksFor.map(({ team }) => (
          <Saying
            key={team}
            change={of.id}
            label={`Acknowledge for ${team}`}
            means={`You say that ${team} knows what the change means for its services.`}
            isQuiet
            word={(text) => ({ kind: "acknowledge", team, text })}
          />
        ))}
      {may(session, ["developer", "steward", "operator"]) && (
        <Saying
          change={of.id}
          label="Comment"
          means="Everybody who looks at the change reads it."
          isQuiet
          needsText
          word={(text) => ({ kind: "comment", text })}
        />
      )}
      {decides && (
        <Saying
          change={of.id}
          label="Reject"
          means="This revision will not be carried out. Another one may be proposed."
          color="red"
          isQuiet
          needsText
          word={(text) => ({ kind: "reject", text })}
        />
      )}
      {mayWithdraw && (
        <Saying
          change={of.id}
          label="Withdraw"
          means="The change is taken back for good, whatever was agreed."
          color="red"
          isQuiet
          needsText
          word={(text) => ({ kind: "withdraw", text })}
        />
      )}
    </>
  );
}
