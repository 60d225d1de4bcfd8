import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Draft, examine, kindOf, ORDER, publish } from "./drafts";

let last = 0;

function empty(): Draft {
  last += 1;
  return { id: last, name: "File", text: "", kind: "changes" };
}

/** The files that are about to be published, and what is done with them. */
export function useDrafts() {
  const cache = useQueryClient();
  const [drafts, setDrafts] = useState<Draft[]>(() => [empty()]);
  const [isBusy, setBusy] = useState(false);
  const put = (next: Draft) =>
    setDrafts((now) => now.map((each) => (each.id === next.id ? next : each)));
  const written = drafts.filter((each) => each.text.trim() !== "");
  const busy = async <T>(work: () => Promise<T>): Promise<T> => {
    setBusy(true);
    try {
      return await work();
    } finally {
      setBusy(false);
    }
  };
  return {
    drafts,
    isBusy,
    isEmpty: written.length === 0,
    put,
    add: () => setDrafts((now) => [...now, empty()]),
    remove: (id: number) => setDrafts((now) => now.filter((each) => each.id !== id)),
    /** Takes files that were chosen or dropped; an untouched empty one makes way. */
    async take(files: File[]): Promise<void> {
      const read = await Promise.all(
        files.map(async (file): Promise<Draft> => {
          const text = await file.text();
          return { ...empty(), name: file.name, text, kind: kindOf(text) };
        }),
      );
      setDrafts((now) => [...now.filter((each) => each.text.trim() !== ""), ...read]);
    },
    examine: () =>
      busy(async () => {
        for (const each of written) {
          put({ ...each, outcome: await examine(each) });
        }
      }),
    /** Publishes one after the other and ends at the first that is refused; else names the change. */
    publish: () =>
      busy(async (): Promise<{ isWhole: boolean; change?: string }> => {
        let change: string | undefined;
        for (const each of written.toSorted(
          (one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind),
        )) {
          const outcome = await publish(each);
          put({ ...each, outcome });
          if (outcome.state === "refused") {
            await cache.invalidateQueries();
            return { isWhole: false };
          }
          if (each.kind === "changes" && outcome.state === "published") {
            change ??= outcome.name;
          }
        }
        await cache.invalidateQueries();
        return { isWhole: true, change };
      }),
  };
}
