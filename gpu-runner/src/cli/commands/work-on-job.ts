import { setTimeout as delay } from "node:timers/promises";
import { type Experiment, findExperiment, type Queue, requeueExperiment } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { Device } from "../../engine/index.ts";
import { failExperiment, runExperiment } from "../../pipeline/index.ts";
import { type DeviceFlags, type Session, withDevice } from "../session.ts";
import { say } from "../terminal.ts";
import type { RunnerAnnouncement } from "./announce-runner.ts";
import { describeProgress, describeReport, deviceFlags, type RunFlags, report } from "./run-stored.ts";

/** How many runners may be lost with an experiment before it is given up: something about it ends them. */
const patience = 20;

/** What a runner works on jobs with. */
export interface Worker {
  readonly session: Session;
  readonly flags: RunFlags;
  readonly queue: Queue;
  readonly announcement: RunnerAnnouncement;
  /** Ends the runner: it cannot work any more. */
  end(reason: AppError): void;
}

async function run(worker: Worker, { id }: Experiment, device: Device, signal: AbortSignal): Promise<void> {
  const { session, flags, announcement } = worker;
  const { db, progress } = session;
  await announcement.working(id, device.info);
  try {
    await runExperiment(db, id, {
      device,
      signal,
      from: ["queued", "running"],
      whenStopped: "queued",
      ...(flags.batchSize === undefined ? {} : { batchSize: flags.batchSize }),
      onProgress: (p) => progress.show({ label: describeProgress(p), ...p }),
    });
    progress.stop();
    say(describeReport(await report(session, await findExperiment(db, id), device.info)));
  } finally {
    progress.stop();
    await announcement.working(null, device.info);
  }
}

const same = (a: DeviceFlags, b: DeviceFlags) =>
  (a.device ?? "auto") === (b.device ?? "auto") && a.threads === b.threads;

/** Runs an experiment on the device it asks for; a device of its own for each, since a process may be lost with one. */
async function runOnDevice(worker: Worker, experiment: Experiment, signal: AbortSignal): Promise<void> {
  const { session, flags } = worker;
  const asked = deviceFlags(experiment, flags);
  let opened = false;
  try {
    await withDevice(asked, async (device) => {
      opened = true;
      await run(worker, experiment, device, signal);
    });
  } catch (error) {
    if (opened || !(error instanceof AppError)) throw error;
    // With what this runner was started for nobody's experiment would do any better here.
    if (same(asked, flags)) worker.end(error);
    else await failExperiment(session.db, experiment.id, error);
    throw error;
  }
}

/** Leaves the experiment to the queue unless it is over; with the database away, waits for it. */
async function requeue(
  { session, queue }: Worker,
  id: string,
  signal: AbortSignal,
  losses: number,
): Promise<void> {
  for (;;)
    try {
      await requeueExperiment(session.db, queue, id, losses);
      return;
    } catch (error) {
      // Thrown, it leaves the job to whoever finds it without a worker.
      if (signal.aborted || !(error instanceof AppError) || error.code !== "DATABASE") throw error;
      await delay(1000, undefined, { signal }).catch(() => {});
    }
}

/**
 * Works on an experiment from the queue. However that goes, the experiment is over then, or has a job that waits: only a lost
 * runner (`losses` counts them) leaves the job to be found.
 */
export async function workOnJob(
  worker: Worker,
  experimentId: string,
  signal: AbortSignal,
  losses: number,
): Promise<void> {
  const { db } = worker.session;
  let name = experimentId;
  let kept = 0;
  try {
    if (!signal.aborted) {
      const experiment = await findExperiment(db, experimentId);
      name = experiment.name;
      say(`Experiment ${name}`);
      if (losses > patience) throw await giveUp(worker, experimentId, losses);
      await runOnDevice(worker, experiment, signal);
    }
  } catch (error) {
    say(`Experiment ${name}: ${error instanceof Error ? error.message : String(error)}`);
    const known = error instanceof AppError ? error : undefined;
    if (known?.code === "NOT_FOUND" && known.detail.field === "experiment") return;
    // Still held by the runner that was lost, perhaps: nothing has shown that the work can go on.
    if (known?.code === "CONFLICT") kept = losses;
  }
  await requeue(worker, experimentId, signal, kept);
}

async function giveUp({ session }: Worker, id: string, losses: number): Promise<AppError> {
  const error = new AppError(
    "DEVICE",
    `The experiment was given up: ${losses} runners ended without a word while they worked on it.`,
    { hint: "Look into the runners' logs (memory?). Start it again to go on from what is stored." },
  );
  await failExperiment(session.db, id, error);
  return error;
}
