import { lazy, Suspense } from "react";
import { Redirect, Route, Switch } from "wouter";
import { Waiting } from "../shared/Asked";
import { Nothing } from "../shared/Nothing";

const Overview = lazy(() => import("../overview/OverviewPage"));
const Collections = lazy(() => import("../collections/CollectionsPage"));
const Collection = lazy(() => import("../collections/CollectionPage"));
const Flow = lazy(() => import("../flow/FlowPage"));
const Changes = lazy(() => import("../changes/ChangesPage"));
const Change = lazy(() => import("../changes/ChangePage"));
const Propose = lazy(() => import("../proposing/ProposePage"));
const Rollouts = lazy(() => import("../rollouts/RolloutsPage"));
const Rollout = lazy(() => import("../rollouts/RolloutPage"));
const Journal = lazy(() => import("../journal/JournalPage"));

/** Which address shows what. */
export function Pages() {
  return (
    <Suspense fallback={<Waiting what="the page" />}>
      <Switch>
        <Route path="/">
          <Redirect to="/overview" replace />
        </Route>
        <Route path="/sign-in">
          <Redirect to="/overview" replace />
        </Route>
        <Route path="/overview" component={Overview} />
        <Route path="/collections" component={Collections} />
        <Route path="/collections/:contract/:collection" component={Collection} />
        <Route path="/flow" component={Flow} />
        <Route path="/changes" component={Changes} />
        <Route path="/changes/:change" component={Change} />
        <Route path="/propose" component={Propose} />
        <Route path="/rollouts" component={Rollouts} />
        <Route path="/rollouts/:environment/:rollout" component={Rollout} />
        <Route path="/journal" component={Journal} />
        <Route>
          <Nothing title="There is no such page" next="The pages are in the menu." />
        </Route>
      </Switch>
    </Suspense>
  );
}
