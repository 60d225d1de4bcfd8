import { Tabs } from "@mantine/core";
import { type ReactNode, Suspense, useEffect, useRef } from "react";
import { useSearchParams } from "wouter";
import { Waiting } from "./Asked";
import { reveal } from "./reveal";
import "./parts.css";

export interface Part {
  name: string;
  label: string;
  show: () => ReactNode;
}

/** The parts of a page, one shown at a time; the address says which, so that it can be sent on. */
export function Parts({ label, of }: { label: string; of: Part[] }) {
  const [search, setSearch] = useSearchParams();
  const shown = of.find((each) => each.name === search.get("show")) ?? of[0];
  const list = useRef<HTMLDivElement>(null);
  const name = shown?.name;
  useEffect(() => {
    reveal(list.current, "[aria-selected=true]");
  }, [name]);
  return (
    <Tabs
      value={name}
      onChange={(name) => setSearch(name === null ? {} : { show: name }, { replace: true })}
      keepMounted={false}
    >
      <Tabs.List ref={list} mb="md" aria-label={label} className="parts">
        {of.map((each) => (
          <Tabs.Tab key={each.name} value={each.name}>
            {each.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {of.map((each) => (
        <Tabs.Panel key={each.name} value={each.name}>
          {each === shown && (
            <Suspense fallback={<Waiting what="this part" />}>{each.show()}</Suspense>
          )}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
