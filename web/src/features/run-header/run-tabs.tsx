import { TabLinks } from "../../ui/tabs.tsx";

/** The views of a run. `id` is its local id. */
export function RunTabs({ id, current }: { readonly id: string; readonly current: "run" | "pairs" }) {
  const tabs = [
    { key: "run", href: `/runs/${id}`, label: "Run" },
    { key: "pairs", href: `/runs/${id}/pairs`, label: "Pairs" },
    { key: "gallery", href: `/gallery?runs=${id}`, label: "Images" },
  ] as const;
  return <TabLinks label="Views of the run" tabs={tabs} current={tabs.find(({ key }) => key === current)!.href} />;
}
