import { openQueue } from "@dreambooth-dpo/db";
import type { AppError } from "@dreambooth-dpo/db/contract";
import type { Command } from "commander";
import type { DeviceInfo } from "../../engine/index.ts";
import { registerBundled } from "../../pipeline/index.ts";
import { type GlobalOptions, type Session, withDevice, withSession } from "../session.ts";
import { say } from "../terminal.ts";
import { announceRunner } from "./announce-runner.ts";
import { addRunOptions } from "./options.ts";
import { queueDemo } from "./queue-demo.ts";
import type { RunFlags } from "./run-stored.ts";
import { workOnJob } from "./work-on-job.ts";

interface WorkFlags extends RunFlags {
  readonly demo?: boolean;
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

/** Works on jobs until the session's signal fires; throws what kept it from working on. */
async function work(session: Session, flags: WorkFlags, device: DeviceInfo): Promise<void> {
  const { db } = session;
  const ended = new AbortController();
  const end = (reason: AppError) => ended.abort(reason);
  const stop = AbortSignal.any([session.signal, ended.signal]);
  const queue = await openQueue(db, { onError: (error) => say(`Queue: ${error.message}`) });
  const announcement = announceRunner(db, device);
  const worker = { session, flags, queue, announcement, end };
  try {
    await queue.work("experiment", ({ experimentId }, signal, losses) =>
      workOnJob(worker, experimentId, AbortSignal.any([signal, stop]), losses),
    );
    if (flags.demo) await queueDemo(session, queue, device);
    say("Waiting for experiments; Ctrl-C ends.");
    await untilAborted(stop);
  } finally {
    await queue.close();
    await announcement.leave();
  }
  ended.signal.throwIfAborted();
}

/** `dbdpo work`: takes experiments that were started through the API from the queue. */
export function addWorkCommand(program: Command, global: () => GlobalOptions): void {
  addRunOptions(program.command("work"))
    .description(
      "take experiments from the queue and run them, until stopped; start as many as there are devices",
    )
    .option("--demo", "begin with the demo, unless that is done")
    .addHelpText("after", "\nExamples:\n  dbdpo work\n  CUDA_VISIBLE_DEVICES=1 dbdpo work --device cuda")
    .action((flags: WorkFlags) =>
      withSession(global(), async (session) => {
        await registerBundled(session.db);
        // Opened once to see that it works and what it is: each experiment gets a device of its own.
        const info = await withDevice(flags, async (device) => device.info);
        await work(session, flags, info);
      }),
    );
}
