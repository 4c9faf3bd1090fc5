import {
  type Configuration,
  parseConfiguration,
  presetConfiguration,
  presets,
} from "@dreambooth-dpo/db/contract";
import type { InputBuilder } from "../core/index.ts";

/** The fields that describe an experiment to be. */
export const describedExperiment = (t: InputBuilder) => ({
  preset: t.string({ description: `Configuration to start from: ${Object.keys(presets).join(", ")}.` }),
  concepts: t.stringList({ description: "Names of the concepts." }),
  name: t.string({ description: "Its name; from preset, concepts and a hash where left out." }),
  configuration: t.field({
    type: "JSON",
    description:
      "Fields of the configuration, laid over the preset's; see `configurationSchema` for all of them. Without a preset, all fields that have no default.",
  }),
});

/** The configuration that an input describes: fields laid over a preset, names over both. */
export function configurationOf({
  preset,
  configuration,
  ...named
}: {
  readonly preset?: string | undefined;
  readonly configuration?: unknown;
  readonly concepts?: readonly string[] | undefined;
  readonly name?: string | undefined;
}): Configuration {
  const changes =
    configuration !== undefined && typeof configuration === "object" && !Array.isArray(configuration)
      ? { ...configuration, ...named }
      : (configuration ?? named);
  return preset === undefined ? parseConfiguration(changes) : presetConfiguration(preset, changes);
}
