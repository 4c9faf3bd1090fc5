import { AppError } from "@dreambooth-dpo/db/contract";

/**
 * Execution providers that models and training are made for, in the order in which `auto` tries them. The conformance
 * suite runs on cpu and webgpu; cuda, dml and coreml get standard operators only and have to pass the same canary, but
 * no run of the suite on them is known yet.
 */
const providers = ["cuda", "dml", "coreml", "webgpu", "cpu"] as const;

/** Providers this build of onnxruntime lists among those that are made for. */
export function offeredProviders(listed: readonly string[]): string[] {
  return providers.filter((name) => listed.includes(name));
}

/** Throws BAD_INPUT, with what is available, for a provider that is unknown or that this build does not have. */
export function checkProvider(name: string, listed: readonly string[]): void {
  const offered = offeredProviders(listed);
  if (!offered.includes(name))
    throw AppError.badInput(
      "device",
      name,
      `one of ${[...offered.toReversed(), "auto"].join(", ")}`,
      providers.some((known) => known === name)
        ? `This build of onnxruntime does not have ${name}.`
        : undefined,
    );
}

/** What a canary run said of a provider: its time, or why it cannot be used. */
export interface Candidate {
  readonly provider: string;
  readonly milliseconds?: number;
  readonly reason?: string;
}

/**
 * How much faster than the CPU another provider must be for `auto` to take it: a choice within the noise of a timing
 * would change between two starts, and with it every number computed.
 */
const advantage = 2;

/** The fastest candidate that is clearly faster than the CPU, else the CPU. */
export function fastestProvider(candidates: readonly Candidate[]): string {
  const cpu = candidates.find((c) => c.provider === "cpu")?.milliseconds ?? Number.POSITIVE_INFINITY;
  const faster = candidates.filter((c) => (c.milliseconds ?? Number.POSITIVE_INFINITY) * advantage <= cpu);
  return faster.sort((a, b) => a.milliseconds! - b.milliseconds!)[0]?.provider ?? "cpu";
}
