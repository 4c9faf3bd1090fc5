// Main module of the image process: whatever an image does to its decoder, it does it here.
import sharp from "sharp";
import { type ImageJob, type JobRequest, type JobResponse, tooMuchMemory } from "./image-jobs.ts";
import { inspectImage } from "./inspect-image.ts";
import { makeThumbnail } from "./make-thumbnail.ts";

const jobs: Readonly<Record<ImageJob, (argument: never) => Promise<unknown>>> = {
  inspect: inspectImage,
  thumbnail: makeThumbnail,
};

const memoryCap = Number(process.argv[2]) * 2 ** 20;
const readers = ["Png", "Jpeg", "Webp"].map((format) => `VipsForeignLoad${format}File`);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: readers });
sharp.cache(false);
sharp.concurrency(1);

process.once("disconnect", () => process.exit());
setInterval(() => {
  if (process.memoryUsage.rss() > memoryCap) process.exit(tooMuchMemory);
}, 20).unref();

const answer = (response: JobResponse) => process.send!(response);
process.on("message", ({ id, job, argument }: JobRequest) => {
  jobs[job](argument as never).then(
    (result) => answer({ id, result } as JobResponse),
    (error: unknown) => answer({ id, error: String(error) }),
  );
});
