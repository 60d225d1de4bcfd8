import { SimpleGrid, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, memo, Suspense } from "react";
import { answered, client } from "../api/client";
import type { EvidenceDrawn, LinesLine, LinesPoint } from "../api/schema";
import { Waiting } from "../shared/Asked";
import { Trouble } from "../shared/Trouble";
import { key, type Name } from "./useRollout";

const Chart = lazy(() => import("../shared/Chart"));

const REFRESH_MILLIS = 3_000;

/** What both paths did, window by window, beside each other. */
export const Evidence = memo(function Evidence({ name }: { name: Name }) {
  const drawn = useQuery({
    queryKey: key(name, "evidence"),
    refetchInterval: REFRESH_MILLIS,
    queryFn: ({ signal }) =>
      answered(
        client.GET("/v1/environments/{environment}/rollouts/{rollout}/evidence", {
          params: { path: name },
          signal,
        }),
      ),
  });
  if (drawn.data === undefined) {
    return drawn.error ? <Trouble of={drawn.error} /> : <Waiting what="what both paths did" />;
  }
  const regions = [...new Set(drawn.data.lines.map((line) => line.region))];
  return (
    <Suspense fallback={<Waiting what="the charts" />}>
      {regions.map((region) => (
        <Region key={region} region={region} drawn={drawn.data} />
      ))}
    </Suspense>
  );
});

function Region({ region, drawn }: { region: string; drawn: EvidenceDrawn }) {
  const lines = drawn.lines.filter((line) => line.region === region);
  const moments = [
    ...new Set(lines.flatMap((line) => line.points.map(({ begins }) => begins))),
  ].sort();
  if (moments.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing was counted in {region} yet.
      </Text>
    );
  }
  const latency = series(lines, moments, ({ p99Millis }) => p99Millis);
  const failing = series(lines, moments, ({ bad, operations }) =>
    operations === 0 ? undefined : (100 * bad) / operations,
  );
  const times = moments.map((moment) => Date.parse(moment) / 1_000);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Chart title={`Latency p99 in ${region}`} unit="ms" times={times} lines={latency} />
      <Chart title={`Bad operations in ${region}`} unit="%" times={times} lines={failing} />
    </SimpleGrid>
  );
}

/** One line for each path, with a gap where nothing was counted. */
function series(
  lines: LinesLine[],
  moments: string[],
  pick: (point: LinesPoint) => number | undefined,
) {
  return lines.map((line) => {
    const known = new Map(line.points.map((point) => [point.begins, pick(point)]));
    return { name: `${line.path} path`, values: moments.map((each) => known.get(each) ?? null) };
  });
}
