import { Nothing } from "../shared/Nothing";
import { Page } from "../shared/Page";

export default function FlowPage() {
  return (
    <Page title="Flow">
      <Nothing title="Nothing yet" next="Nothing." />
    </Page>
  );
}
