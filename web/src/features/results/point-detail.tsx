"use client";
import { useQuery } from "@tanstack/react-query";
import { signedInterval } from "../../format/interval.ts";
import { fixed } from "../../format/number.ts";
import { operation } from "../../graphql/query-options.ts";
import { Picture } from "../../ui/picture.tsx";
import { checkpointImagesDocument } from "./checkpoint-images.graphql.ts";
import { type ComparedRow, type Comparison, cellOf } from "./comparison.ts";
import { evidenceLooks } from "./statistic-cell.tsx";
import { evidenceOf } from "./verdict.ts";
import { probabilityText } from "./verdict-words.ts";

const side = 72;
const shown = 4;

/** What is shown beside a point of the plane: its figures, and images made by its checkpoint. */
export function PointDetail({
  comparison,
  row,
}: {
  readonly comparison: Comparison;
  readonly row: ComparedRow;
}) {
  return (
    <div className="flex w-76 flex-col gap-2">
      <p className="font-semibold">
        {row.name}
        <span className="ml-2 font-normal text-muted">{row.images} images</span>
      </p>
      <table className="text-sm">
        <tbody>
          {(["IMAGE_SIMILARITY", "TEXT_SIMILARITY"] as const).map((metric) => {
            const cell = cellOf(row, metric);
            if (!cell) return null;
            const look = evidenceLooks[evidenceOf(cell.delta)];
            return (
              <tr key={metric}>
                <th scope="row" className="pr-2 text-left font-medium">
                  {cell.label}
                </th>
                <td className="pr-3 whitespace-nowrap">{fixed(cell.mean.value, 3)}</td>
                <td className={`whitespace-nowrap ${look.colour}`}>
                  {cell.delta ? `${look.sign} ${signedInterval(cell.delta)}` : "reference"}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {row.dominatesBaseline && (
        <p className="text-muted">
          {probabilityText(row.dominatesBaseline.value)} probable to beat {comparison.baseline} in both
        </p>
      )}
      <CheckpointImages row={row} suite={comparison.suite} />
    </div>
  );
}

function CheckpointImages({ row, suite }: { readonly row: ComparedRow; readonly suite: string }) {
  const { data } = useQuery(
    operation(checkpointImagesDocument, {
      runId: row.runs[0]?.id ?? "",
      first: shown,
      filter: { sample: 0 },
    }),
  );
  const evaluations = data?.node && "evaluations" in data.node ? data.node.evaluations : [];
  const images =
    evaluations.find((each) => each.checkpoint === row.checkpoint && each.suite === suite)?.stage.images
      .nodes ?? [];
  return (
    <div className="flex gap-1" style={{ height: side }}>
      {images.map((image) => (
        <Picture
          key={image.id}
          sha256={image.sha256}
          size={side}
          alt={image.prompt}
          eager
          className="rounded-sm"
        />
      ))}
    </div>
  );
}
