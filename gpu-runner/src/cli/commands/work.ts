import { hostname } from "node:os";
import {
  findExperiment,
  openQueue,
  type Queue,
  removeRunner,
  reportRunner,
  setExperimentStatus,
} from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { Command } from "commander";
import type { Device } from "../../engine/index.ts";
import { registerBundled, runExperiment } from "../../pipeline/index.ts";
import { type DeviceFlags, type GlobalOptions, type Session, withDevice, withSession } from "../session.ts";
import { say } from "../terminal.ts";
import { addRunOptions } from "./options.ts";
import { describeProgress, type RunFlags, report } from "./run-stored.ts";

const beatMs = 5000;

/** Errors after which the same work may do well later, perhaps elsewhere; all others are the experiment's own end. */
const worthAnotherTry: ReadonlySet<string> = new Set(["CONFLICT", "DATABASE", "STORAGE"]);

/** Tells the database every few seconds that this runner is there, and what it works on. */
function announce({ db }: Session, { info }: Device) {
  const name = `${hostname()}:${process.pid}`;
  const about = { name, provider: info.provider, threads: info.threads };
  let experimentId: string | null = null;
  // Being seen is no result: a beat that fails is followed by the next one.
  const beat = () => reportRunner(db, { ...about, experimentId }).catch(() => {});
  const timer = setInterval(beat, beatMs);
  return {
    working: (id: string | null) => {
      experimentId = id;
      return beat();
    },
    leave: async () => {
      clearInterval(timer);
      await removeRunner(db, name).catch(() => {});
    },
  };
}

async function workOne(
  session: Session,
  device: Device,
  flags: RunFlags,
  experimentId: string,
  signal: AbortSignal,
): Promise<void> {
  const { db, progress } = session;
  const { name, status } = await findExperiment(db, experimentId);
  if (status !== "queued" && status !== "running") return;
  say(`Experiment ${name}`);
  try {
    await runExperiment(db, experimentId, {
      device,
      signal,
      ...(flags.batchSize === undefined ? {} : { batchSize: flags.batchSize }),
      onProgress: (p) => progress.show({ label: describeProgress(p), ...p }),
    });
    progress.stop();
    const { table } = await report(session, await findExperiment(db, experimentId), device);
    say(`\n${table}`);
  } catch (error) {
    progress.stop();
    if (!(error instanceof AppError) || worthAnotherTry.has(error.code)) throw error;
    if (error.code === "CANCELLED" && signal.aborted) {
      // It is the runner that ends, not the experiment: the job goes to the next runner.
      await setExperimentStatus(db, experimentId, "queued");
      throw error;
    }
    say(`Experiment ${name}: ${error.message}`);
  }
}

async function untilStopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

async function work(session: Session, flags: RunFlags, queue: Queue, device: Device): Promise<void> {
  const runner = announce(session, device);
  try {
    await runner.working(null);
    await queue.work("experiment", async ({ experimentId }, signal) => {
      await runner.working(experimentId);
      try {
        await workOne(session, device, flags, experimentId, AbortSignal.any([signal, session.signal]));
      } finally {
        await runner.working(null);
      }
    });
    say("Waiting for experiments; Ctrl-C ends.");
    await untilStopped(session.signal);
  } finally {
    await queue.close();
    await runner.leave();
  }
}

/** `dbdpo work`: takes experiments that were started through the API from the queue. */
export function addWorkCommand(program: Command, global: () => GlobalOptions): void {
  addRunOptions(program.command("work"))
    .description(
      "take experiments from the queue and run them, until stopped; start as many as there are devices",
    )
    .addHelpText("after", "\nExamples:\n  dbdpo work\n  CUDA_VISIBLE_DEVICES=1 dbdpo work --device cuda")
    .action((flags: RunFlags & DeviceFlags) =>
      withSession(global(), async (session) => {
        await registerBundled(session.db);
        await withDevice(flags, async (device) => {
          const queue = await openQueue(session.db, { onError: (error) => say(`queue: ${error.message}`) });
          await work(session, flags, queue, device);
        });
      }),
    );
}
