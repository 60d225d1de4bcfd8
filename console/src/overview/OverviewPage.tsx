import { Nothing } from "../shared/Nothing";
import { Page } from "../shared/Page";

export default function OverviewPage() {
  return (
    <Page title="Overview">
      <Nothing title="Nothing yet" next="Nothing." />
    </Page>
  );
}
