import { fixed, signed } from "../../format/number.ts";
import { Picture } from "../../ui/picture.tsx";
import type { ExamplesQuery } from "./examples.graphql.ts";

type Example = ExamplesQuery["compareExamples"]["nodes"][number];

export interface ExampleCardProps {
  readonly example: Example;
  /** Whose image it is. */
  readonly variant: string;
  /** Short name of the metric. */
  readonly label: string;
}

const side = 132;
const colours = { IMPROVED: "text-win", REGRESSED: "text-lose", EQUAL: "text-muted" } as const;
const signs = { IMPROVED: "▲", REGRESSED: "▼", EQUAL: "≈" } as const;

/** The same prompt and noise under the reference and a run, with what changed. */
export const ExampleCard = ({ example, variant, label }: ExampleCardProps) => (
  <li>
    <p className="flex items-baseline justify-between gap-2">
      <span className="truncate" title={example.prompt}>
        {example.prompt}
      </span>
      <span className={`shrink-0 font-medium tabular-nums ${colours[example.outcome]}`}>
        <span aria-hidden="true">{signs[example.outcome]}</span> {signed(example.delta, 4)}
      </span>
    </p>
    <div className="mt-1 grid grid-cols-2 gap-1">
      {(
        [
          ["reference", example.baseline],
          [variant, example.image],
        ] as const
      ).map(([name, image]) => (
        <figure key={name}>
          <Picture
            sha256={image.sha256}
            size={side}
            alt={`${name}: ${example.prompt}, sample ${example.sample}`}
            className="aspect-square h-auto w-full rounded-sm"
          />
          <figcaption className="text-xs text-muted tabular-nums">
            {name}, {label} {fixed(image.value, 3)}
          </figcaption>
        </figure>
      ))}
    </div>
  </li>
);
