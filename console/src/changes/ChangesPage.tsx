import { Nothing } from "../shared/Nothing";
import { Page } from "../shared/Page";

export default function ChangesPage() {
  return (
    <Page title="Changes">
      <Nothing title="Nothing yet" next="Nothing." />
    </Page>
  );
}
