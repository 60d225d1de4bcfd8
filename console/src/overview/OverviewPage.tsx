import { Grid, Stack } from "@mantine/core";
import type { Overview } from "../api/schema";
import { Asked } from "../shared/Asked";
import { Fresh } from "../shared/Fresh";
import { Page } from "../shared/Page";
import { Health } from "./Health";
import { Moving } from "./Moving";
import { RolledBack } from "./RolledBack";
import { Tiles } from "./Tiles";
import { useOverview, useProposals } from "./useOverview";
import { Waiting } from "./Waiting";

/** What moves, what waits for whom, what was rolled back and why, and whether all are well. */
export default function OverviewPage() {
  const { asked, connection } = useOverview();
  return (
    <Page title="Overview" aside={<Fresh connection={connection} />}>
      <Asked of={asked} what="the overview">
        {(overview) => <Shown overview={overview} />}
      </Asked>
    </Page>
  );
}

function Shown({ overview }: { overview: Overview }) {
  const proposals = useProposals();
  return (
    <>
      <Tiles overview={overview} proposals={proposals.data?.items ?? []} />
      <Grid>
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack>
            <Waiting moving={overview.moving} proposals={proposals} />
            <Moving moving={overview.moving} unlisted={overview.unlisted} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack>
            <RolledBack rollbacks={overview.rolledBack} />
            <Health runners={overview.runners} fleets={overview.fleets} />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}
