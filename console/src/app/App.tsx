import { MantineProvider } from "@mantine/core";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Problem } from "../api/client";
import { forget, useSession } from "../api/session";
import { Asked } from "../shared/Asked";
import { nonce } from "./nonce";
import { Pages } from "./Pages";
import { Shell } from "./Shell";
import { SignIn } from "./SignIn";
import { theme, variables } from "./theme";

/** A session that has ended leads to signing in, and then back to where one was. */
const onError = (problem: Error) => {
  if (problem instanceof Problem && problem.status === 401) {
    forget(cache);
  }
};

const cache = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: true,
      staleTime: 5_000,
      retry: (times, problem) => times < 2 && (!(problem instanceof Problem) || problem.isPassing),
    },
  },
});

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={nonce}
    >
      <QueryClientProvider client={cache}>
        <SignedIn />
      </QueryClientProvider>
    </MantineProvider>
  );
}

function SignedIn() {
  const session = useSession();
  return (
    <Asked of={session} what="who is signed in">
      {(who) =>
        who === null ? (
          <SignIn />
        ) : (
          <Shell who={who}>
            <Pages />
          </Shell>
        )
      }
    </Asked>
  );
}
