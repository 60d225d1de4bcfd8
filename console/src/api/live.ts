import { useEffect, useEffectEvent, useState } from "react";
import type { paths } from "./schema";

/** At most four paints a second, however much is told. */
const PAINT_MILLIS = 250;

const AGAIN_MILLIS = 2_000;

export type Connection = "connecting" | "live" | "lost";

/** What the events of a route carry, as the server's API file says. */
export type Streamed<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { "text/event-stream": infer Data } } } };
}
  ? Data
  : never;

/** What a stream told. */
export interface Told<T> {
  event: string;
  data: T;
}

/**
 * Follows a stream of server-sent events while the page is shown. What comes within a quarter of a
 * second is handed over at once; a connection that was lost is tried again.
 *
 * @param path of the stream; `undefined` for none yet
 * @param events the names of the events that count, with a space between
 * @param take is given what came, the newest last
 */
export function useStream<T>(
  path: string | undefined,
  events: string,
  take: (told: Told<T>[]) => void,
): Connection {
  const [connection, setConnection] = useState<Connection>("connecting");
  const taken = useEffectEvent(take);
  useEffect(() => {
    if (path === undefined) {
      return;
    }
    let source: EventSource | undefined;
    let waiting: Told<T>[] = [];
    let paint: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    const hand = () => {
      paint = undefined;
      const told = waiting;
      waiting = [];
      taken(told);
    };
    const open = () => {
      again = undefined;
      const opened = new EventSource(path);
      source = opened;
      opened.onopen = () => setConnection("live");
      for (const event of events.split(" ")) {
        opened.addEventListener(event, (message) => {
          waiting.push({
            event,
            // Of many rollouts a second only the last is shown, and so only that one is read.
            get data() {
              return JSON.parse(message.data) as T;
            },
          });
          paint ??= setTimeout(hand, PAINT_MILLIS);
        });
      }
      opened.onerror = () => {
        setConnection("lost");
        if (opened.readyState === EventSource.CLOSED) {
          again ??= setTimeout(open, AGAIN_MILLIS);
        }
      };
    };
    open();
    return () => {
      source?.close();
      clearTimeout(paint);
      clearTimeout(again);
    };
  }, [path, events]);
  return connection;
}
