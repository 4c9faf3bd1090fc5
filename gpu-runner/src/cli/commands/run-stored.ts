import { join } from "node:path";
import { type Experiment, findExperiment } from "@dreambooth-dpo/db";
import type { DeviceInfo } from "../../engine/index.ts";
import {
  type ExperimentProgress,
  planStored,
  type Report,
  resolvePack,
  runExperiment,
  writeReport,
} from "../../pipeline/index.ts";
import { type DeviceFlags, type Session, withDevice } from "../session.ts";
import { print, say } from "../terminal.ts";

export interface RunFlags extends DeviceFlags {
  readonly batchSize?: number;
}

const verbs: Readonly<Record<ExperimentProgress["kind"], string>> = {
  personalise: "personalise",
  generate: "generate images",
  import: "take images",
  score: "score images",
  select: "select pairs",
  train: "train preferences",
};

/** One line for a stage: "12/24 train preferences, dog, round 1 (TS)". */
export function describeProgress(p: ExperimentProgress): string {
  const round = p.round > 0 ? `, round ${p.round}` : "";
  return `${p.stage}/${p.stages} ${verbs[p.kind]}, ${p.concept}${round} (${p.variants.join(", ")})`;
}

/** Folder that an experiment's report is written to. */
const reportFolder = (session: Session, { name }: Experiment) => join(session.db.dataFolder, "results", name);

/** Compares what is done of an experiment and writes its report. */
export async function report(session: Session, experiment: Experiment, device: DeviceInfo): Promise<Report> {
  const pack = await resolvePack(experiment.configuration);
  const plan = await planStored(session.db, experiment, pack, device);
  return writeReport(session.db, experiment, plan, reportFolder(session, experiment));
}

/** The report as text: tables, then where its files lie. */
export function describeReport({ table, files }: Report): string {
  const paths = [
    `Plot:          ${files.plane}`,
    `Contact sheet: ${files.sheet}`,
    `Table:         ${files.table}`,
    `Figures:       ${files.comparison}`,
  ];
  return `\n${table}\n${paths.join("\n")}\n`;
}

/** What the flags say, else what the experiment's configuration says. */
export function deviceFlags({ configuration }: Experiment, flags: RunFlags): DeviceFlags {
  if ("kind" in configuration) return flags;
  const { provider, threads } = configuration.device;
  return { device: provider, ...(threads === undefined ? {} : { threads }), ...flags };
}

/** Runs a stored experiment, or what is left of it, and prints its report. */
export async function runStored(session: Session, experiment: Experiment, flags: RunFlags): Promise<void> {
  const { db, signal, progress } = session;
  say(`Experiment ${experiment.name}`);
  await withDevice(deviceFlags(experiment, flags), async (opened) => {
    await runExperiment(db, experiment.id, {
      device: opened,
      signal,
      ...(flags.batchSize === undefined ? {} : { batchSize: flags.batchSize }),
      onProgress: (p) => progress.show({ label: describeProgress(p), ...p }),
    });
    progress.stop();
    const done = await findExperiment(db, experiment.id);
    const made = await report(session, done, opened.info);
    print(session, { experiment: done.name, id: done.id, ...made }, describeReport(made));
  });
}
