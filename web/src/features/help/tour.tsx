import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { glossaryEntry } from "../../shell/glossary/glossary.ts";
import type { TourStep } from "./tour-steps.ts";

/** The five-minute tour: what each page answers, with a link into it. */
export const Tour = ({ steps }: { readonly steps: readonly TourStep[] }) => (
  <ol className="grid gap-x-6 border-line border-t md:grid-cols-2">
    {steps.map(({ title, text, terms, href, link }, i) => (
      <li key={title} className="flex gap-4 border-line border-b py-4">
        <span aria-hidden="true" className="w-5 shrink-0 font-mono text-lg leading-6 text-faint">
          {i + 1}
        </span>
        <div className="flex min-w-0 flex-col items-start gap-1.5">
          <h3>{title}</h3>
          <p className="max-w-[64ch] text-muted">{text}</p>
          <p className="flex flex-wrap gap-x-3 text-sm text-muted">
            {terms.map((id) => (
              <a key={id} href={`#${id}`} className="underline decoration-dotted underline-offset-3">
                {glossaryEntry(id).term}
              </a>
            ))}
          </p>
          <Link
            href={href}
            prefetch={false}
            className="mt-auto inline-flex min-h-6 items-center gap-1 font-medium text-accent hover:underline"
          >
            {link} <ArrowRight size={14} aria-hidden="true" />
          </Link>
        </div>
      </li>
    ))}
  </ol>
);
