import { Nothing } from "../shared/Nothing";
import { Page } from "../shared/Page";

export default function ChangePage() {
  return (
    <Page title="Change">
      <Nothing title="Nothing yet" next="Nothing." />
    </Page>
  );
}
