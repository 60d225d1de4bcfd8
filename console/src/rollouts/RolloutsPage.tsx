import { Nothing } from "../shared/Nothing";
import { Page } from "../shared/Page";

export default function RolloutsPage() {
  return (
    <Page title="Rollouts">
      <Nothing title="Nothing yet" next="Nothing." />
    </Page>
  );
}
