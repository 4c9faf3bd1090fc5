import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { AppError } from "@dreambooth-dpo/db/contract";
import {
  type ImageJob,
  type JobArgument,
  type JobRequest,
  type JobResponse,
  type JobResult,
  tooMuchMemory,
} from "./image-jobs.ts";

export interface ImageProcessOptions {
  /** Jobs done at once; further ones wait. */
  readonly lanes: number;
  /** Most memory that the process may hold, MiB. */
  readonly memory: number;
  /** Longest that a job may take, milliseconds. */
  readonly jobTime: number;
  /** How long the process is kept without work, milliseconds. */
  readonly idleTime: number;
}

interface Job {
  readonly request: JobRequest;
  readonly resolve: (result: never) => void;
  readonly reject: (error: AppError) => void;
  timer?: NodeJS.Timeout;
}

const modulePath = fileURLToPath(new URL("./run-image-jobs.ts", import.meta.url));

/** What a decoder needs of the environment; secrets are not among it. */
const passedOn = ["PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TEMP"];
const environment = () =>
  Object.fromEntries(passedOn.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));

/** The error of an image that this system cannot decode. */
export const undecodable = (why: string, expected = "a sound image") =>
  new AppError("UNSUPPORTED", `The image cannot be decoded here: ${why}.`, {
    field: "image",
    value: why,
    expected,
  });

/**
 * A child process that decodes images, started when there is work. An image that takes too long, too much memory or the
 * process with it fails its own job (UNSUPPORTED) and those beside it, and nothing else; the next job has a new process.
 */
export class ImageProcess {
  private readonly options: ImageProcessOptions;
  private readonly waiting: Job[] = [];
  private readonly running = new Map<number, Job>();
  private child: ChildProcess | undefined;
  private idle: NodeJS.Timeout | undefined;
  private nextId = 1;

  constructor(options: Partial<ImageProcessOptions> = {}) {
    this.options = { lanes: 1, memory: 400, jobTime: 20_000, idleTime: 60_000, ...options };
  }

  run<K extends ImageJob>(job: K, argument: JobArgument<K>): Promise<JobResult<K>> {
    const { promise, resolve, reject } = Promise.withResolvers<JobResult<K>>();
    this.waiting.push({ request: { id: this.nextId++, job, argument }, resolve, reject });
    this.takeNext();
    return promise;
  }

  /** Process id while there is one. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  private takeNext(): void {
    clearTimeout(this.idle);
    while (this.running.size < this.options.lanes && this.waiting.length) {
      this.child ??= this.start();
      const job = this.waiting.shift()!;
      this.running.set(job.request.id, job);
      job.timer = setTimeout(
        () => this.end("it took too long", "an image that decodes faster"),
        this.options.jobTime,
      );
      // A process that cannot be reached has ended or is about to; its end settles the job.
      this.child.send(job.request, () => {});
    }
    if (this.running.size === 0) this.idle = setTimeout(() => this.stop(), this.options.idleTime).unref();
  }

  private start(): ChildProcess {
    const { memory } = this.options;
    const child = fork(modulePath, [String(memory)], {
      serialization: "advanced",
      env: environment(),
      execArgv: ["--max-old-space-size=96"],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    // Work under way belongs to a request, which keeps this process alive; idle, the child must not.
    child.unref();
    child.channel?.unref();
    child.on("message", (response: JobResponse) => this.settle(response));
    child.once("error", () =>
      this.lose(child, new AppError("INTERNAL", "The image process cannot be started.")),
    );
    child.once("exit", (code, signal) => {
      const reason = signal ?? `exit ${code}`;
      const error =
        code === tooMuchMemory
          ? undecodable(`it takes more than ${memory} MiB of memory`, "an image that needs less memory")
          : signal
            ? undecodable(`it ended the decoder (${reason})`)
            : new AppError("INTERNAL", `The image process ended (${reason}).`);
      this.lose(child, error);
    });
    return child;
  }

  private settle(response: JobResponse): void {
    const job = this.running.get(response.id);
    if (!job) return;
    this.running.delete(response.id);
    clearTimeout(job.timer);
    if ("error" in response)
      job.reject(new AppError("INTERNAL", `The image process failed: ${response.error}.`));
    else job.resolve(response.result as never);
    this.takeNext();
  }

  /** Ends the process under its jobs. */
  private end(why: string, expected: string): void {
    const { child } = this;
    if (!child) return;
    this.lose(child, undecodable(why, expected));
    child.kill("SIGKILL");
  }

  private lose(child: ChildProcess, error: AppError): void {
    if (this.child !== child) return;
    this.child = undefined;
    for (const job of this.running.values()) {
      clearTimeout(job.timer);
      job.reject(error);
    }
    this.running.clear();
    this.takeNext();
  }

  /** Lets the process end; a later job starts another. */
  private stop(): void {
    this.child?.disconnect();
    this.child = undefined;
  }
}
