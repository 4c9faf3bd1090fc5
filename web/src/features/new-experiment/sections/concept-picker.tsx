"use client";
import { Check } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { ButtonLink } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { Input } from "../../../ui/field.tsx";
import { Picture } from "../../../ui/picture.tsx";
import { EmptyState } from "../../../ui/states.tsx";
import { useForm } from "../form-context.ts";

/** A concept as the picker shows it. */
export interface PickableConcept {
  readonly id: string;
  readonly name: string;
  readonly className: string;
  readonly kind: "LIVE" | "OBJECT";
  readonly images: readonly { readonly sha256: string }[];
}

/** So many are looked through by eye. */
const many = 12;

/** The subjects of the experiment, by their photos; each that is ticked gets a run of the baseline and of every variant. */
export function ConceptPicker({ concepts }: { readonly concepts: readonly PickableConcept[] }) {
  const { draft, change, errorOf } = useForm();
  const [text, setText] = useState("");
  const needle = text.trim().toLowerCase();
  const shown = concepts.filter(({ name, className }) =>
    `${name} ${className}`.toLowerCase().includes(needle),
  );
  const unknown = draft.concepts.filter((name) => !concepts.some((concept) => concept.name === name));
  const toggle = (name: string) =>
    change({
      concepts: draft.concepts.includes(name)
        ? draft.concepts.filter((each) => each !== name)
        : [...draft.concepts, name],
    });
  if (concepts.length === 0)
    return (
      <EmptyState
        title="No concepts yet"
        action={
          <ButtonLink href="/concepts/new" look="primary">
            New concept
          </ButtonLink>
        }
      >
        A runner brings some when it first starts; your own are made of 4 to 6 photos.
      </EmptyState>
    );
  const error = errorOf("concepts");
  return (
    <fieldset aria-describedby={error ? "concepts-error" : undefined} data-path="concepts" tabIndex={-1}>
      <legend className="sr-only">Concepts</legend>
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        {concepts.length > many && (
          <Input
            type="search"
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder="Narrow by name or class"
            aria-label="Narrow the concepts"
            className="w-56!"
          />
        )}
        <span className="text-muted" aria-live="polite">
          {draft.concepts.length === 0
            ? "None chosen"
            : `${draft.concepts.length} chosen: ${draft.concepts.join(", ")}`}
        </span>
        <Link
          href="/concepts/new"
          prefetch={false}
          className="ml-auto text-accent underline underline-offset-2"
        >
          New concept
        </Link>
      </div>
      <ul className="grid max-h-[340px] grid-cols-[repeat(auto-fill,minmax(88px,1fr))] gap-2 overflow-auto p-0.5">
        {shown.map(({ id, name, className, images }) => {
          const chosen = draft.concepts.includes(name);
          return (
            <li key={id}>
              <label
                className={classNames(
                  "relative block rounded border has-focus-visible:outline-2 has-focus-visible:outline-accent",
                  chosen ? "border-accent bg-accent-soft" : "border-line bg-surface hover:border-line-strong",
                )}
              >
                <input
                  type="checkbox"
                  className="absolute inset-0 z-1 size-full cursor-pointer opacity-0"
                  checked={chosen}
                  onChange={() => toggle(name)}
                  aria-label={`${name}, a ${className}`}
                />
                <span className="block aspect-square overflow-hidden rounded-t bg-image-surround">
                  {images[0] && <Picture sha256={images[0].sha256} alt="" size={128} className="size-full" />}
                </span>
                <span className="block truncate px-1.5 py-1 text-sm" title={name}>
                  {name}
                </span>
                {chosen && (
                  <span className="absolute top-1 right-1 grid size-5 place-items-center rounded-full bg-accent text-accent-text">
                    <Check size={14} aria-hidden="true" />
                  </span>
                )}
              </label>
            </li>
          );
        })}
      </ul>
      {shown.length === 0 && <p className="py-4 text-sm text-muted">No concept is called that.</p>}
      {unknown.length > 0 && (
        <p className="mt-2 text-sm text-warning">
          Not here (any more): {unknown.join(", ")}.{" "}
          <button
            type="button"
            className="underline underline-offset-2"
            onClick={() => change({ concepts: draft.concepts.filter((name) => !unknown.includes(name)) })}
          >
            Take them out
          </button>
        </p>
      )}
      {error && (
        <p id="concepts-error" role="alert" className="mt-2 text-xs text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
