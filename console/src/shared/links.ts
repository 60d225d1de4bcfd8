/** Where a rollout is shown. */
export function rolloutPath(environment: string, rollout: string): string {
  return `/rollouts/${encodeURIComponent(environment)}/${encodeURIComponent(rollout)}`;
}

/** Where a change is shown. */
export function changePath(change: string): string {
  return `/changes/${encodeURIComponent(change)}`;
}
