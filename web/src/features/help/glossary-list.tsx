import { glossary, glossaryEntries } from "../../shell/glossary/glossary.ts";
import type { GlossaryEntry } from "../../shell/glossary/glossary-entry.ts";

const nameOf = (id: string) => glossaryEntries.find((entry) => entry.id === id)!.term;

const Entry = ({ id, term, also, text, formula, see = [] }: GlossaryEntry) => (
  <div
    id={id}
    className="scroll-mt-16 rounded-sm border-line border-b py-3 target:bg-accent-soft target:px-3 md:grid md:grid-cols-[12rem_1fr] md:gap-6"
  >
    <dt className="font-semibold">
      <a href={`#${id}`} className="text-text hover:underline">
        {term}
      </a>
      {also && <span className="block text-sm font-normal text-muted">{also}</span>}
    </dt>
    <dd className="flex flex-col gap-1">
      <p className="max-w-[72ch]">{text}</p>
      {formula && <code className="text-sm text-muted">{formula}</code>}
      {see.length > 0 && (
        <p className="text-sm text-muted">
          See{" "}
          {see.map((other, i) => (
            <span key={other}>
              {i > 0 && ", "}
              <a href={`#${other}`} className="text-muted underline underline-offset-2 hover:text-text">
                {nameOf(other)}
              </a>
            </span>
          ))}
        </p>
      )}
    </dd>
  </div>
);

/** Every term by subject, each under an anchor of its own. */
export const GlossaryList = () => (
  <div className="flex flex-col gap-6">
    {glossary.map(({ title, entries }) => (
      <section key={title}>
        <h3 className="border-line border-b pb-1 text-muted">{title}</h3>
        <dl>
          {entries.map((entry) => (
            <Entry key={entry.id} {...entry} />
          ))}
        </dl>
      </section>
    ))}
  </div>
);
