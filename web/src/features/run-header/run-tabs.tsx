import { TabLinks } from "../../ui/tabs.tsx";

/** The views of a run. `id` is its local id. */
export function RunTabs({ id, current }: { readonly id: string; readonly current: string }) {
  const tabs = [
    { key: "training", href: `/runs/${id}`, label: "Training" },
    { key: "results", href: `/runs/${id}?tab=results`, label: "Results" },
    { key: "pairs", href: `/runs/${id}/pairs`, label: "Pairs" },
    { key: "images", href: `/gallery?runs=${id}`, label: "Images" },
    { key: "stages", href: `/runs/${id}?tab=stages`, label: "Stages" },
    { key: "configuration", href: `/runs/${id}?tab=configuration`, label: "Configuration" },
    { key: "files", href: `/runs/${id}?tab=files`, label: "Files" },
  ];
  return (
    <TabLinks
      label="Views of the run"
      tabs={tabs}
      current={(tabs.find(({ key }) => key === current) ?? tabs[0]!).href}
    />
  );
}
