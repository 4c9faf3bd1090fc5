/** Puts questions to a server from a process of its own, so that asking and answering do not share a thread. */
import { setTimeout as delay } from "node:timers/promises";
import { operations } from "../operations/index.ts";
import { type Asker, openAsker } from "./ask-target.ts";
import type { LoadJob, LoadReply, LoadResult } from "./load-job.ts";

type Load = Extract<LoadJob, { kind: "load" }>;

interface Samples {
  readonly latencies: number[];
  bytes: number;
  readonly seconds: number;
}

/** Number of the next question: never the same twice, or a server might remember what varies by it. */
let next = 0;

/** Clients that each ask the next question when the last is answered (or its interval is over), until the time is up. */
async function runClients(
  asker: Asker,
  job: Load,
  { seconds, least }: { readonly seconds: number; readonly least: number },
): Promise<Samples> {
  const { subjects, clients, interval } = job;
  const { vary } = operations[job.operation] as { vary?: (subject: unknown, n: number) => unknown };
  const latencies: number[] = [];
  let bytes = 0;
  const began = performance.now();
  const goesOn = () => {
    const spent = (performance.now() - began) / 1000;
    return spent < seconds || (latencies.length < least && spent < 4 * seconds);
  };
  const client = async (index: number) => {
    // Clients with an interval do not all ask at once.
    if (interval) await delay((interval * index) / clients);
    while (goesOn()) {
      const number = next++;
      const subject = subjects[number % subjects.length];
      const start = performance.now();
      bytes += await asker.ask(vary ? vary(subject, number) : subject);
      const latency = performance.now() - start;
      latencies.push(latency);
      if (latency < interval) await delay(interval - latency);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
  return { latencies, bytes, seconds: (performance.now() - began) / 1000 };
}

/** The least value that a share of the sorted values does not exceed. */
const quantileOf = (sorted: readonly number[], share: number) =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;

async function load(asker: Asker, job: Load): Promise<LoadResult> {
  const warmup = await runClients(asker, job, { seconds: job.warmupSeconds, least: job.clients });
  const { latencies, bytes, seconds } = await runClients(asker, job, {
    seconds: job.seconds,
    least: job.leastRequests,
  });
  const sorted = latencies.sort((a, b) => a - b);
  return {
    requests: sorted.length,
    answered: warmup.latencies.length + sorted.length,
    seconds,
    throughput: sorted.length / seconds,
    p50: quantileOf(sorted, 0.5),
    p99: quantileOf(sorted, 0.99),
    bytes: bytes / sorted.length,
  };
}

async function answer(job: LoadJob, connections: number): Promise<unknown> {
  const asker = openAsker(job, connections);
  try {
    return job.kind === "load" ? await load(asker, job) : await asker.rows(job.subject);
  } finally {
    await asker.close();
  }
}

process.on("message", async ({ job, connections }: { job: LoadJob; connections: number }) => {
  const reply: LoadReply = await answer(job, connections).then(
    (result) => ({ result }),
    (error: unknown) => ({ failure: error instanceof Error ? error.message : String(error) }),
  );
  process.send!(reply);
});
process.once("disconnect", () => process.exit(0));
