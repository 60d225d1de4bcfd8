import { Select } from "@mantine/core";
import { useChanges } from "../changes/queries";

/** Chooses one of the changes that were revised last. */
export function ChangeSelect({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (change: string | undefined) => void;
}) {
  const changes = useChanges(undefined, undefined);
  const known = changes.data?.pages.flatMap((page) => page.items) ?? [];
  const data = known.map((each) => ({ value: each.id, label: each.title }));
  if (value !== undefined && !known.some((each) => each.id === value)) {
    data.unshift({ value, label: value });
  }
  return (
    <Select
      label="Light up a change"
      placeholder="None"
      data={data}
      value={value ?? null}
      onChange={(change) => onChange(change ?? undefined)}
      searchable
      clearable
      w={300}
      maw="100%"
      clearButtonProps={{ "aria-label": "No change" }}
      nothingFoundMessage="No such change"
    />
  );
}
