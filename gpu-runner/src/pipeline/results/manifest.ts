import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { arch, platform } from "node:os";
import { promisify } from "node:util";
import {
  canonicalJson,
  type Database,
  type Experiment,
  listConcepts,
  listEvaluations,
  listStages,
  type Run,
} from "@dreambooth-dpo/db";
import type { DeviceInfo } from "../../engine/index.ts";
import type { PlanContext } from "../plan/index.ts";

/** What a manifest says of the pack. */
export interface PackIdentity {
  readonly name: string;
  readonly hash: string;
  readonly judges: PlanContext["judges"];
}

interface PackageFile {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const packageFile = (): PackageFile =>
  JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as PackageFile;

/** The commit of a checkout; null where there is none. */
async function commit(): Promise<string | null> {
  try {
    const cwd = new URL(".", import.meta.url);
    return (await promisify(execFile)("git", ["rev-parse", "HEAD"], { cwd })).stdout.trim();
  } catch {
    return null;
  }
}

/**
 * Stores the manifest of a finished run: what it was made of (configuration, concept, pack, seeds, code, packages, device),
 * every stage with inputs and output, and the figures published. It names no moment and no row: equal runs have equal ones.
 */
export async function storeManifest(
  db: Database,
  run: Run,
  {
    experiment,
    pack: { name, hash, judges },
    device,
  }: { experiment: Experiment; pack: PackIdentity; device: DeviceInfo },
): Promise<string> {
  const concept = (await listConcepts(db)).find(({ id }) => id === run.conceptId)!;
  const stages = await listStages(db, run.id);
  const evaluations = await listEvaluations(db, run.id);
  const { version, dependencies } = packageFile();
  const manifest = {
    format: "dreambooth-dpo-run/1",
    experiment: { name: experiment.name, preset: experiment.preset, configuration: experiment.configuration },
    run: { variant: run.variant, seed: run.seed, forkRound: run.forkRound, configuration: run.configuration },
    concept: {
      name: concept.name,
      className: concept.className,
      kind: concept.kind,
      contentHash: concept.contentHash,
      images: concept.images.map(({ fileName, sha256 }) => ({ fileName, sha256 })),
    },
    pack: { name, hash, judges },
    software: {
      version,
      commit: await commit(),
      node: process.version,
      platform: platform(),
      arch: arch(),
      packages: dependencies,
    },
    device: { provider: device.provider, threads: device.threads, onnxruntime: device.onnxruntime },
    stages: stages
      .map(({ round, kind, inputHash, inputs, output }) => ({ round, kind, inputHash, inputs, output }))
      .sort((a, b) => a.round - b.round || (a.inputHash < b.inputHash ? -1 : 1)),
    evaluations: evaluations.map(({ label, protocol, results }) => ({ label, protocol, results })),
  };
  async function* content() {
    yield new TextEncoder().encode(canonicalJson(manifest));
  }
  return (await db.store.put(content())).sha256;
}
