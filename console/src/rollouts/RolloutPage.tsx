import { Nothing } from "../shared/Nothing";
import { Page } from "../shared/Page";

export default function RolloutPage() {
  return (
    <Page title="Rollout">
      <Nothing title="Nothing yet" next="Nothing." />
    </Page>
  );
}
