import { Code, List, Text, Title } from "@mantine/core";
import type { ChangeReportActing, ChangeReportForm, ChangeReportResent } from "../../api/schema";
import { Value } from "../../shared/Value";
import { Name } from "../../shared/Name";

/** What one version of a service must do, and until when. */
export function Acting({ of }: { of: ChangeReportActing }) {
  return (
    <div>
      <Title order={3} size="h5">
        <Name of={of.service} /> {of.version}
      </Title>
      {of.environments.length > 0 && (
        <Text size="sm" c="dimmed">
          in {of.environments.join(", ")}
        </Text>
      )}
      <List size="sm" mt={4} spacing={4}>
        {of.duties.map((each) => (
          <List.Item key={each.about + each.how + each.what}>
            <Value of={each.about} />: it {each.how}. {capital(each.what)}.{" "}
            <Text span size="sm" c="dimmed">
              before the stage {each.before}
            </Text>
          </List.Item>
        ))}
        {of.queries.map((each) => (
          <List.Item key={each.name}>
            <Query of={each} />
          </List.Item>
        ))}
      </List>
    </div>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function Query({ of }: { of: ChangeReportResent }) {
  return (
    <>
      The query <Value of={of.name} /> must be sent otherwise{" "}
      <Text span size="sm" c="dimmed">
        before the stage {of.before}
      </Text>
      <Form word="It is" of={{ template: of.template, assuming: [] }} />
      <Form word="While both shapes live" of={of.coexisting} />
      <Form word="Afterwards" of={of.renewed} />
    </>
  );
}

function Form({ word, of }: { word: string; of: ChangeReportForm }) {
  return (
    <Text size="sm" component="div">
      {word}:{" "}
      {of.template === undefined ? (
        (of.why ?? "somebody must write it by hand")
      ) : (
        <Code>
          <Value of={of.template} />
        </Code>
      )}
      {of.assuming.map((each) => (
        <Text key={each} size="sm" c="dimmed">
          {each}
        </Text>
      ))}
    </Text>
  );
}
