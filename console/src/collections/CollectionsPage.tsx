import { Nothing } from "../shared/Nothing";
import { Page } from "../shared/Page";

export default function CollectionsPage() {
  return (
    <Page title="Collections">
      <Nothing title="Nothing yet" next="Nothing." />
    </Page>
  );
}
