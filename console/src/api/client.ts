import createClient, { type Middleware } from "openapi-fetch";
import type { paths } from "./schema";

/** How long an answer may take before the page says that the server does not answer. */
const PATIENCE_MILLIS = 15_000;

/** Who has waited that long is told so, and not made to wait again. */
const LATE = "late";

/** A problem as the server tells it (RFC 9457), or one of the way there. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly meaning: string;
  readonly next: string;
  /** Whether the same may well be answered a second later. */
  readonly isPassing: boolean;
  readonly fields: Record<string, string>;

  constructor(
    status: number,
    said: Partial<Record<"detail" | "code" | "meaning" | "next", string>> & {
      fields?: Record<string, string>;
    },
  ) {
    super(said.detail ?? `The server answered ${status} and gave no reason`);
    this.status = status;
    this.code = said.code ?? "unknown";
    this.meaning = said.meaning ?? "";
    this.fields = said.fields ?? {};
    this.isPassing = this.code !== LATE && (status === 0 || status >= 500);
    this.next = said.next ?? "Try again; if it stays, look at the server's own output.";
  }
}

/** What a page sends with whatever changes something, so that no other site can. */
let proof: string | undefined;

export function prove(by: string | undefined): void {
  proof = by;
}

const safe = new Set(["GET", "HEAD"]);

const proving: Middleware = {
  onRequest({ request }) {
    if (!safe.has(request.method) && proof !== undefined) {
      request.headers.set("Lockstep-Proof", proof);
    }
    return request;
  },
};

async function patient(request: Request): Promise<Response> {
  const late = AbortSignal.timeout(PATIENCE_MILLIS);
  const signal = AbortSignal.any([request.signal, late]);
  try {
    return await fetch(new Request(request, { signal }));
  } catch (failure) {
    if (request.signal.aborted) {
      throw failure;
    }
    throw new Problem(0, {
      code: late.aborted ? LATE : "unreachable",
      detail: late.aborted
        ? `The server did not answer within ${PATIENCE_MILLIS / 1_000} seconds`
        : "The server does not answer",
      meaning: "Services go on by the stages they know; what you asked for may or may not be done.",
      next: "Look whether it runs and whether this machine reaches it, then try again.",
    });
  }
}

export const client = createClient<paths>({ fetch: patient });
client.use(proving);

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** What was answered, or the problem thrown. */
export async function answered<T>(asked: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await asked;
  if (response.ok) {
    return data as T;
  }
  throw new Problem(response.status, typeof error === "object" && error !== null ? error : {});
}
