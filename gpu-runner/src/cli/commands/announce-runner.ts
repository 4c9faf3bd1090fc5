import { type Database, removeRunner, reportRunner } from "@dreambooth-dpo/db";
import type { DeviceInfo } from "../../engine/index.ts";
import { runnerName } from "../../pipeline/index.ts";

const beatMs = 5000;

/** Tells the database that this runner is there, and what it works on. */
export interface RunnerAnnouncement {
  /** Says what it works on now, or null, and with what. */
  working(experimentId: string | null, device: DeviceInfo): Promise<void>;
  leave(): Promise<void>;
}

/** Announces this runner every few seconds until it leaves. */
export function announceRunner(db: Database, device: DeviceInfo): RunnerAnnouncement {
  const describe = (experimentId: string | null, { provider, threads }: DeviceInfo) => ({
    name: runnerName,
    provider,
    threads,
    experimentId,
  });
  let about = describe(null, device);
  let beating: Promise<void> = Promise.resolve();
  const beat = () => {
    // Being seen is no result: a beat that fails is followed by the next one.
    beating = beating.then(() => reportRunner(db, about)).catch(() => {});
    return beating;
  };
  const timer = setInterval(beat, beatMs);
  void beat();
  return {
    working: (experimentId, used) => {
      about = describe(experimentId, used);
      return beat();
    },
    leave: async () => {
      clearInterval(timer);
      await beating;
      await removeRunner(db, runnerName).catch(() => {});
    },
  };
}
