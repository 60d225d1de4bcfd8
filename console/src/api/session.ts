import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, client, Problem, prove } from "./client";
import type { SessionSignedIn } from "./schema";

const KEY = ["session"];

/** Who is signed in: `null` where nobody is. */
export function useSession() {
  return useQuery({
    queryKey: KEY,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<SessionSignedIn | null> => {
      try {
        const session = await answered(client.GET("/v1/session", { signal }));
        prove(session.proof);
        return session;
      } catch (problem) {
        if (problem instanceof Problem && problem.status === 401) {
          return null;
        }
        throw problem;
      }
    },
  });
}

/** Nobody is signed in any more. */
export function forget(cache: QueryClient): void {
  if (cache.getQueryData(KEY)) {
    prove(undefined);
    cache.setQueryData(KEY, null);
  }
}

/** Signing in by token and out again. */
export function useSigning() {
  const cache = useQueryClient();
  /** What one person was shown is not for the next one. */
  const become = (session: SessionSignedIn | null) => {
    prove(session?.proof);
    cache.removeQueries({ predicate: (query) => query.queryKey[0] !== KEY[0] });
    cache.setQueryData(KEY, session);
  };
  return {
    async signIn(token: string): Promise<void> {
      const session = await answered(
        client.POST("/v1/session", { headers: { Authorization: `Bearer ${token}` } }),
      );
      become(session);
    },
    async signOut(): Promise<void> {
      await answered(client.DELETE("/v1/session"));
      become(null);
    },
  };
}

/** Whether a session may act in one of these roles, for a team and in an environment. */
export function may(
  session: SessionSignedIn | null | undefined,
  roles: string[],
  team?: string,
  environment?: string,
): boolean {
  return (session?.grants ?? []).some((grant) => {
    const [, role = "", ofTeam, at] = /^([^:@]+)(?::([^@]+))?(?:@(.+))?$/.exec(grant) ?? [];
    return (
      (role === "admin" || roles.includes(role)) &&
      (ofTeam === undefined || team === undefined || ofTeam === team) &&
      (at === undefined || environment === undefined || at === environment)
    );
  });
}
