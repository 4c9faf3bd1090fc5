import { type Queue, startExperiment } from "@dreambooth-dpo/db";
import type { DeviceInfo } from "../../engine/index.ts";
import { createExperiment } from "../../pipeline/index.ts";
import type { Session } from "../session.ts";
import { say } from "../terminal.ts";
import { demoConcept, describeDemo } from "./describe-demo.ts";
import { describeReport, report } from "./run-stored.ts";

/** Puts the demo in the queue, as the first thing for a runner to do; one that is done is only shown. */
export async function queueDemo(session: Session, queue: Queue, device: DeviceInfo): Promise<void> {
  const { db } = session;
  const experiment = await createExperiment(db, describeDemo(demoConcept), { preset: "demo" });
  if (experiment.status === "done") say(describeReport(await report(session, experiment, device)));
  else if (experiment.status !== "cancelling" && !experiment.archivedAt)
    await startExperiment(db, queue, experiment.id);
}
