import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Problem } from "../api/client";
import { useSession } from "../api/session";
import { Asked } from "../shared/Asked";
import { nonce } from "./nonce";
import { Pages } from "./Pages";
import { Shell } from "./Shell";
import { SignIn } from "./SignIn";
import { theme, variables } from "./theme";

const cache = new QueryClient({
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: true,
      staleTime: 5_000,
      retry: (times, problem) =>
        times < 2 &&
        (!(problem instanceof Problem) || problem.status === 0 || problem.status >= 500),
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
