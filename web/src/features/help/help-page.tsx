import type { ReactNode } from "react";
import { ShortcutList } from "../../shell/shortcuts/shortcut-list.tsx";
import { ShortcutSwitch } from "../../shell/shortcuts/shortcut-switch.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { GlossaryList } from "./glossary-list.tsx";
import { MarkTarget } from "./mark-target.tsx";
import { ScriptsHelp } from "./scripts-help.tsx";
import { Tour } from "./tour.tsx";
import { type TourExperiment, tourSteps } from "./tour-steps.ts";

const parts = [
  { id: "tour", title: "Five-minute tour" },
  { id: "glossary", title: "Glossary" },
  { id: "shortcuts", title: "Keyboard shortcuts" },
  { id: "scripts", title: "Script against the API" },
] as const;

const Part = ({
  id,
  lead,
  children,
}: {
  id: (typeof parts)[number]["id"];
  lead: string;
  children: ReactNode;
}) => (
  <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-16">
    <h2 id={`${id}-title`}>{parts.find((part) => part.id === id)!.title}</h2>
    <p className="mb-3 max-w-[72ch] text-muted">{lead}</p>
    {children}
  </section>
);

export interface HelpPageProps {
  /** A finished experiment to take the tour on. */
  readonly experiment: TourExperiment | undefined;
  /** Where this site is reached, such as http://localhost:3000. */
  readonly origin: string;
}

/** Help: a tour through the real pages, the words, the keys, and how to script. */
export const HelpPage = ({ experiment, origin }: HelpPageProps) => (
  <>
    <MarkTarget />
    <PageHeader title="Help" />
    <div className="gap-10 lg:grid lg:grid-cols-[12rem_minmax(0,1fr)]">
      <nav aria-label="On this page" className="mb-6 lg:sticky lg:top-18 lg:self-start">
        <ul className="flex flex-wrap gap-x-4 lg:flex-col">
          {parts.map(({ id, title }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="flex min-h-8 items-center text-muted hover:text-text hover:underline"
              >
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex max-w-[1100px] min-w-0 flex-col gap-12">
        <Part id="tour" lead="Six questions, the page that answers each, and what to look for there.">
          <Tour steps={tourSteps(experiment)} />
        </Part>
        <Part id="glossary" lead="Each term can be linked to: its address is that of its name here.">
          <GlossaryList />
        </Part>
        <Part
          id="shortcuts"
          lead="They rest while you type in a field. Some pages add their own: press ? there."
        >
          <div className="mb-4">
            <ShortcutSwitch />
          </div>
          <div className="max-w-[640px]">
            <ShortcutList />
          </div>
        </Part>
        <Part id="scripts" lead="The pages have no door of their own: what they can do, a script can do.">
          <ScriptsHelp origin={origin} />
        </Part>
      </div>
    </div>
  </>
);
