import { useParams } from "wouter";

/** The names in the address, as they were before they were put there. */
export function useNames<K extends string>(...keys: K[]): Record<K, string> {
  const raw: Record<string, string | undefined> = useParams();
  return Object.fromEntries(keys.map((key) => [key, decoded(raw[key] ?? "")])) as Record<K, string>;
}

/** The router leaves colons and the like as they are in addresses. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
