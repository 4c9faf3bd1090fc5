"use client";
import { classNames } from "../../../ui/class-names.ts";
import { valueAt } from "../draft/paths.ts";

/** A named configuration, as the API lists it. */
export interface Preset {
  readonly name: string;
  readonly configuration: unknown;
}

/** What a preset amounts to, in one line. */
function gist({ configuration }: Preset): string {
  const of = (path: string) => valueAt(configuration, path);
  const rounds = of("dpo.rounds");
  return [
    `${of("personalisation.method")} ${of("personalisation.steps")} steps`,
    `${of("sampling.prompts")} × ${of("sampling.imagesPerPrompt")} images`,
    `${rounds} ${rounds === 1 ? "round" : "rounds"}`,
  ].join(", ");
}

export interface PresetPickerProps {
  readonly presets: readonly Preset[];
  readonly chosen: string | null;
  readonly onChoose: (preset: Preset) => void;
}

/** Named configurations to begin from. */
export const PresetPicker = ({ presets, chosen, onChoose }: PresetPickerProps) => (
  <fieldset className="grid gap-2 sm:grid-cols-2 xl:grid-cols-4">
    <legend className="sr-only">Preset</legend>
    {presets.map((preset) => (
      <label
        key={preset.name}
        className={classNames(
          "relative flex flex-col gap-0.5 rounded border p-3 has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2",
          preset.name === chosen
            ? "border-accent bg-accent-soft"
            : "border-line-strong bg-surface hover:bg-page",
        )}
      >
        <input
          type="radio"
          name="preset"
          className="absolute inset-0 z-1 size-full cursor-pointer opacity-0"
          checked={preset.name === chosen}
          onChange={() => onChoose(preset)}
        />
        <span className="font-semibold">{preset.name}</span>
        <span className="text-xs text-muted">{gist(preset)}</span>
      </label>
    ))}
  </fieldset>
);
