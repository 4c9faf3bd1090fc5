import type { Configuration } from "../contract/index.ts";
import type { AdapterConfig } from "./stage-inputs.ts";

const lora = ({ rank, alpha }: { rank: number; alpha?: number | undefined }): AdapterConfig => ({
  kind: "lora",
  rank,
  ...(alpha === undefined ? {} : { alpha }),
});

/** What personalisation trains: all weights (DreamBooth), their spectra (SVDiff), or low-rank additions (LoRA). */
export function personalisationAdapter(
  settings: Pick<Configuration["personalisation"], "method" | "rank" | "alpha">,
): AdapterConfig {
  if (settings.method === "lora") return lora(settings);
  return { kind: settings.method === "svdiff" ? "svdiff" : "full" };
}

/** What a preference round trains: all weights, or low-rank additions. */
export function tuneAdapter(settings: Pick<Configuration["dpo"], "tune" | "rank" | "alpha">): AdapterConfig {
  return settings.tune === "full" ? { kind: "full" } : lora(settings);
}
