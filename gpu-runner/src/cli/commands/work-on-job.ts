import { setTimeout as delay } from "node:timers/promises";
import { type Experiment, findExperiment, type Queue, requeueExperiment } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { Device, DeviceInfo } from "../../engine/index.ts";
import { finishExperiment, type Held, takeExperiment } from "../../pipeline/index.ts";
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

const givenUp = (losses: number) =>
  new AppError(
    "DEVICE",
    `The experiment was given up: ${losses} runners ended without a word while they worked on it.`,
    { hint: "Look into the runners' logs (memory?). Start it again to go on from what is stored." },
  );

const same = (a: DeviceFlags, b: DeviceFlags) =>
  (a.device ?? "auto") === (b.device ?? "auto") && a.threads === b.threads;

/** Works with the device that an experiment asks for: each has one of its own, since a device may end with its work. */
async function onDevice(
  { flags, end }: Worker,
  experiment: Experiment,
  work: (device: Device) => Promise<void>,
): Promise<void> {
  const asked = deviceFlags(experiment, flags);
  let opened = false;
  try {
    await withDevice(asked, (device) => {
      opened = true;
      return work(device);
    });
  } catch (error) {
    // Without the device that this runner was started for, no experiment would do any better here.
    if (!opened && error instanceof AppError && same(asked, flags)) end(error);
    throw error;
  }
}

async function work(worker: Worker, experiment: Experiment, device: Device, held: Held): Promise<void> {
  const { session, flags, announcement } = worker;
  const { db, progress } = session;
  await announcement.working(experiment.id, device.info);
  try {
    const options = {
      device,
      ...(flags.batchSize === undefined ? {} : { batchSize: flags.batchSize }),
      onProgress: (p: Parameters<typeof describeProgress>[0]) =>
        progress.show({ label: describeProgress(p), ...p }),
    };
    await finishExperiment(db, experiment, options, held);
  } finally {
    progress.stop();
    await announcement.working(null, device.info);
  }
}

/** Takes an experiment from the queue and brings it to its end; one that is over or held elsewhere is a CONFLICT. */
async function take(worker: Worker, id: string, signal: AbortSignal, losses: number): Promise<void> {
  const { session } = worker;
  let info: DeviceInfo | undefined;
  const options = { signal, from: ["queued", "running"], whenStopped: "queued" } as const;
  await takeExperiment(session.db, id, options, async (experiment, held) => {
    say(`Experiment ${experiment.name}`);
    if (losses > patience) throw givenUp(losses);
    await onDevice(worker, experiment, (device) => {
      info = device.info;
      return work(worker, experiment, device, held);
    });
  });
  if (info) say(describeReport(await report(session, await findExperiment(session.db, id), info)));
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
      const code = error instanceof AppError ? error.code : undefined;
      if (code === "NOT_FOUND") return;
      // Thrown, it leaves the job to whoever finds it without a worker.
      if (signal.aborted || code !== "DATABASE") throw error;
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
  let kept = 0;
  try {
    if (!signal.aborted) await take(worker, experimentId, signal, losses);
  } catch (error) {
    // Held by the runner that was lost, perhaps: nothing has shown yet that the work can go on.
    if (error instanceof AppError && error.code === "CONFLICT") kept = losses;
    else say(`Experiment ${experimentId}: ${error instanceof Error ? error.message : String(error)}`);
  }
  await requeue(worker, experimentId, signal, kept);
}
