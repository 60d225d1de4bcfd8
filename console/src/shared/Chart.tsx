import "uplot/dist/uPlot.min.css";
import { Text, useComputedColorScheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useEffect, useRef } from "react";
import uPlot from "uplot";

export interface Line {
  name: string;
  values: (number | null)[];
}

interface Props {
  title: string;
  unit: string;
  /** Seconds since 1970. */
  times: number[];
  lines: Line[];
}

const HEIGHT = 150;
const COLORS = {
  light: { axis: "#495057", grid: "#dee2e6", lines: ["#0b7285", "#c2410c", "#5f3dc4"] },
  dark: { axis: "#ced4da", grid: "#3b3b3b", lines: ["#66d9e8", "#ffa94d", "#b197fc"] },
};

/** Lines over time. What it shows is also said in words, for who cannot see it. */
export default function Chart({ title, unit, times, lines }: Props) {
  const { ref: box, width } = useElementSize();
  const scheme = useComputedColorScheme("light");
  const canvas = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(undefined);
  const names = lines.map((line) => line.name).join("\n");
  useEffect(() => {
    if (canvas.current === null || width === 0) {
      return;
    }
    const made = new uPlot(options(names.split("\n"), unit, width, scheme), [[]], canvas.current);
    chart.current = made;
    return () => {
      made.destroy();
      chart.current = undefined;
    };
  }, [names, unit, width, scheme]);
  useEffect(() => {
    chart.current?.setData([times, ...lines.map((line) => line.values)]);
  }, [times, lines, names, unit, width, scheme]);
  const said = lines.map((line) => `${line.name} ${last(line, unit)}`).join(", ");
  return (
    <figure ref={box} aria-label={`${title}: ${said}`}>
      <figcaption>
        <Text size="xs" c="dimmed">
          {title}
        </Text>
        <Text size="xs" className="numbers">
          {said}
        </Text>
      </figcaption>
      <div ref={canvas} aria-hidden />
    </figure>
  );
}

function last(line: Line, unit: string): string {
  const value = line.values.findLast((each) => each !== null);
  return value === undefined || value === null ? "nothing yet" : `${value.toFixed(1)} ${unit}`;
}

function options(
  names: string[],
  unit: string,
  width: number,
  scheme: "light" | "dark",
): uPlot.Options {
  const colors = COLORS[scheme];
  const axis = { stroke: colors.axis, grid: { stroke: colors.grid, width: 1 }, size: 44 };
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    axes: [
      { ...axis, size: 30 },
      { ...axis, values: (_, ticks) => ticks.map((tick) => `${tick} ${unit}`) },
    ],
    scales: { y: { range: (_, __, most) => [0, Math.max(1, most * 1.1)] } },
    series: [
      {},
      ...names.map((label, index) => ({
        label,
        stroke: colors.lines[index % colors.lines.length],
        width: 2,
        dash: index % 2 === 1 ? [6, 4] : [],
        points: { show: false },
      })),
    ],
  };
}
