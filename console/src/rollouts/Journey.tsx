import { Text, Timeline } from "@mantine/core";
import type { ReactNode } from "react";
import type { ComparisonJourney, ComparisonStep, ComparisonWritten } from "../api/schema";
import { Sentence } from "../shared/Sentence";
import { When } from "../shared/When";

/** What happened to a document since the change began, the oldest first, and what it is. */
export function Journey({ of, steps }: { of: ComparisonJourney; steps: ComparisonStep[] }) {
  return (
    <Timeline
      bulletSize={12}
      lineWidth={2}
      active={steps.length + of.aside.length + 1}
      aria-label="The journey of this document"
    >
      {steps.map((step) => (
        <Stop key={`${step.time} ${step.sentence}`} about={<When at={step.time} />}>
          <Sentence text={step.sentence} />
        </Stop>
      ))}
      {of.written !== undefined && (
        <Stop about={<Period of={of.written} />}>
          It was last written in step in epoch {of.written.epoch}
          {of.written.stage !== undefined && `, at ${of.written.stage}`}.
        </Stop>
      )}
      {of.aside.map((each, index) => (
        <Stop key={`${index} ${each}`}>Set aside of it: {each}.</Stop>
      ))}
      <Stop>{of.sentence}</Stop>
    </Timeline>
  );
}

function Stop({ about, children }: { about?: ReactNode; children: ReactNode }) {
  return (
    <Timeline.Item>
      <Text size="sm">{children}</Text>
      {about !== undefined && (
        <Text size="xs" c="dimmed">
          {about}
        </Text>
      )}
    </Timeline.Item>
  );
}

function Period({ of }: { of: ComparisonWritten }) {
  if (of.from === undefined) {
    return <>nobody noted when that epoch was</>;
  }
  return (
    <>
      between <When at={of.from} as="moment" /> and{" "}
      {of.until === undefined ? "now" : <When at={of.until} as="moment" />}
    </>
  );
}
