import "server-only";
import { localId } from "../../graphql/global-id.ts";
import { prefetch } from "../../graphql/server.tsx";
import { galleryBlockDocument } from "./gallery-block.graphql.ts";
import { blockVariables, listedIn, rowVariables, samplesIn } from "./gallery-requests.ts";
import { galleryRowsDocument } from "./gallery-rows.graphql.ts";
import { galleryRunsDocument } from "./gallery-runs.graphql.ts";
import type { GalleryState } from "./gallery-state.ts";
import { promptBlocks, rowsOf } from "./grid-rows.ts";
import { columnsOf } from "./image-stages.ts";
import { newestRunsDocument } from "./newest-runs.graphql.ts";
import { rowMode } from "./row-mode.ts";
import { type GalleryRun, runRequests } from "./run-requests.ts";
import { runsToBeginWith } from "./runs-to-begin-with.ts";

/** Columns whose images are in the first paint. */
const columnsAtFirst = 8;

/** Fetches what the first paint of the gallery shows: runs, the first rows and the images of their first block. */
export async function prefetchGallery(state: GalleryState): Promise<void> {
  const named =
    state.runs.length > 0 ? state.runs : runsToBeginWith(await prefetch(newestRunsDocument, {})).map(localId);
  const answers = await Promise.all(runRequests(named).map((each) => prefetch(galleryRunsDocument, each)));
  const runs = answers.flatMap((answer) =>
    (answer?.nodes ?? []).filter((node): node is GalleryRun => node !== null && "variant" in node),
  );
  const columns = columnsOf(runs, { purpose: state.images, round: state.round, suite: state.suite }).filter(
    ({ stage }) => stage,
  );
  const by = columns.find(({ key }) => key === state.by) ?? columns[0];
  if (!by?.stage) return;
  const listed = await prefetch(galleryRowsDocument, rowVariables(by.stage.stage, state));
  const samples = samplesIn(listed);
  const rows = rowsOf(listedIn(listed)?.images.nodes ?? [], {
    rows: rowMode(state.rows, columns.length),
    sortedByScore: state.sort !== "prompt",
    samples,
  });
  const { blocks } = promptBlocks(rows);
  const [first] = blocks;
  if (!first || state.at > 0) return;
  await Promise.all(
    columns.slice(0, columnsAtFirst).map(async ({ stage }) => {
      if (stage) await prefetch(galleryBlockDocument, blockVariables(stage.stage, samples, first));
    }),
  );
}
