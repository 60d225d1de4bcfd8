import { Nothing } from "../shared/Nothing";
import { Page } from "../shared/Page";

export default function JournalPage() {
  return (
    <Page title="Journal">
      <Nothing title="Nothing yet" next="Nothing." />
    </Page>
  );
}
