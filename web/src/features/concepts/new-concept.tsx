"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { localId } from "../../graphql/global-id.ts";
import { useAction } from "../../graphql/use-action.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { toast } from "../../ui/toast.ts";
import { conceptsDocument } from "./concepts.graphql.ts";
import { createConceptDocument } from "./create-concept.graphql.ts";
import { copiesOf, nameFrom, photoCounts } from "./photos/photo.ts";
import { PhotoDrop } from "./photos/photo-drop.tsx";
import { PhotoTile } from "./photos/photo-tile.tsx";
import { usePhotos } from "./photos/use-photos.ts";

const kinds = [
  { value: "OBJECT", label: "An object", hint: "Prompts put it somewhere: on a beach, in the snow." },
  { value: "LIVE", label: "A living being", hint: "Prompts also dress it up: wearing a hat." },
] as const;

type Wrong = Partial<Record<"name" | "className" | "photos", string>>;

/** The form of a new concept: its photos, sent one by one as they come, its class and its name. */
export function NewConcept() {
  const router = useRouter();
  const client = useQueryClient();
  const hintId = useId();
  const { photos, add, remove, move, retry } = usePhotos();
  const [className, setClassName] = useState("");
  const [name, setName] = useState<string>();
  const [kind, setKind] = useState<(typeof kinds)[number]["value"]>("OBJECT");
  const [attempted, setAttempted] = useState(false);
  const create = useAction(createConceptDocument);

  const copies = copiesOf(photos);
  const sound = photos.filter(({ key, upload }) => upload.state === "done" && !copies.has(key));
  const pending = photos.some(({ upload }) => upload.state === "waiting" || upload.state === "sending");
  const shownName = name ?? nameFrom(className);
  const refused = (path: string) => {
    const issue = create.error?.issues.find((each) => each.path.startsWith(path));
    return (
      issue && (create.error?.code === "CONFLICT" ? create.error.message : `Expected ${issue.expected}.`)
    );
  };
  const wrong: Wrong = {
    ...(!className.trim() && { className: "Say what it is, in a word such as dog." }),
    ...(!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(shownName) && {
      name: "1 to 64 letters, digits, - _ or . that begin with a letter or digit.",
    }),
    ...(sound.length < photoCounts.least && {
      photos: pending ? "The photos are still on their way." : "At least one photo is needed.",
    }),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempted(true);
    if (Object.keys(wrong).length > 0 || pending) return;
    create.mutate(
      {
        name: shownName,
        className: className.trim(),
        kind,
        images: sound.flatMap(({ upload, name: fileName }) =>
          upload.state === "done" ? [{ sha256: upload.sha256, fileName }] : [],
        ),
      },
      {
        onSuccess: ({ createConcept: result }) => {
          if (!("concept" in result)) return;
          void client.invalidateQueries({ queryKey: [conceptsDocument.name] });
          toast.success(`${result.concept.name} is there.`);
          router.push(`/concepts/${localId(result.concept.id)}`);
        },
      },
    );
  };
  const photosError = (attempted && wrong.photos) || refused("images");
  const rejected = photos.filter(({ upload }) => upload.state === "rejected").length;

  return (
    <form onSubmit={submit} noValidate className="flex max-w-5xl flex-col gap-4">
      <Panel
        title="Photos"
        description="4 to 6 work well: one subject, whole, from several sides, before different backgrounds."
      >
        <PhotoDrop onFiles={add} describedBy={hintId}>
          <p id={hintId} className="mt-2 text-xs text-muted">
            PNG, JPEG or WebP, at most 20 MB and 16 million pixels each. They are seen by you alone until the
            concept is made.
          </p>
          {photos.length > 0 && (
            <ol className="mt-4 grid grid-cols-[repeat(auto-fill,minmax(148px,1fr))] gap-3">
              {photos.map((photo, i) => (
                <PhotoTile
                  key={photo.key}
                  photo={photo}
                  index={i}
                  count={photos.length}
                  copyOf={copies.get(photo.key)}
                  onMove={(by) => move(i, by)}
                  onRemove={() => remove(photo)}
                  onRetry={() => retry(photo.key)}
                />
              ))}
            </ol>
          )}
        </PhotoDrop>
        <p aria-live="polite" className="mt-2 min-h-5 text-sm text-muted">
          {photos.length > 0 && countText(sound.length, rejected, copies.size)}
        </p>
        {photosError && (
          <p role="alert" className="text-sm text-danger">
            {photosError}
          </p>
        )}
      </Panel>
      <Panel title="What it is">
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
          <Field
            label="Class"
            hint="The noun of its kind, such as dog. Prompts say “a sks dog”."
            error={(attempted && wrong.className) || refused("className")}
          >
            <Input
              value={className}
              onChange={(event) => setClassName(event.target.value)}
              autoComplete="off"
              maxLength={64}
            />
          </Field>
          <Field
            label="Name"
            hint="By which experiments name it; unique."
            error={(attempted && wrong.name) || refused("name")}
          >
            <Input
              value={shownName}
              onChange={(event) => setName(event.target.value)}
              autoComplete="off"
              spellCheck={false}
              maxLength={64}
            />
          </Field>
          <fieldset className="sm:col-span-2">
            <legend className="mb-1 text-sm font-medium">Kind</legend>
            <div className="flex flex-wrap gap-x-8 gap-y-2">
              {kinds.map(({ value, label, hint }) => (
                <label key={value} className="flex items-start gap-2">
                  <input
                    type="radio"
                    name="kind"
                    checked={kind === value}
                    onChange={() => setKind(value)}
                    className="mt-0.5 size-4 accent-accent"
                  />
                  <span>
                    {label}
                    <span className="block text-xs text-muted">{hint}</span>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        </div>
      </Panel>
      {create.error && !["name", "className", "images"].some(refused) && (
        <p role="alert" className="text-sm text-danger">
          The concept was not made; the photos are still here. {create.error.message} {create.error.hint}
        </p>
      )}
      <div className="flex items-center gap-3">
        <Button type="submit" look="primary" busy={create.isPending} disabled={pending}>
          Make concept
        </Button>
        {pending && <span className="text-sm text-muted">Photos are on their way …</span>}
      </div>
    </form>
  );
}

/** How many photos the concept will have, and what to know about that number. */
function countText(sound: number, rejected: number, copies: number): string {
  const counted = `${sound} ${sound === 1 ? "photo" : "photos"} will be used`;
  const left = [rejected && `${rejected} rejected`, copies && `${copies} twice`].filter(Boolean).join(", ");
  const advice =
    sound < photoCounts.wellFrom
      ? `; ${photoCounts.wellFrom} to ${photoCounts.wellTo} work well`
      : sound > photoCounts.wellTo
        ? "; more than 6 seldom help"
        : "";
  return `${counted}${left ? ` (left out: ${left})` : ""}${advice}.`;
}
