import { Nothing } from "../shared/Nothing";
import { Page } from "../shared/Page";

export default function CollectionPage() {
  return (
    <Page title="Collection">
      <Nothing title="Nothing yet" next="Nothing." />
    </Page>
  );
}
