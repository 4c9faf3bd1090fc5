import type { inspectImage } from "./inspect-image.ts";
import type { makeThumbnail } from "./make-thumbnail.ts";

/** What the image process does: each job with its argument and result. */
export interface ImageJobs {
  readonly inspect: typeof inspectImage;
  readonly thumbnail: typeof makeThumbnail;
}
export type ImageJob = keyof ImageJobs;
export type JobArgument<K extends ImageJob> = Parameters<ImageJobs[K]>[0];
export type JobResult<K extends ImageJob> = Awaited<ReturnType<ImageJobs[K]>>;

export interface JobRequest {
  readonly id: number;
  readonly job: ImageJob;
  readonly argument: JobArgument<ImageJob>;
}

/** `error` is what the job threw, as text. */
export type JobResponse =
  | { readonly id: number; readonly result: JobResult<ImageJob> }
  | { readonly id: number; readonly error: string };

/** Exit code of a process that took more memory than it may. */
export const tooMuchMemory = 77;
