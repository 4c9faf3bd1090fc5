"use client";
import { useQuery } from "@tanstack/react-query";
import { ArrowDownToLine } from "lucide-react";
import { bytes } from "../../format/bytes.ts";
import { kindName } from "../../format/stage-kind.ts";
import { operation } from "../../graphql/query-options.ts";
import { Badge } from "../../ui/badge.tsx";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import { Manifest } from "./manifest.tsx";
import { type RunCheckpointsQuery, runCheckpointsDocument } from "./run-checkpoints.graphql.ts";
import { isUnderWay, type Run } from "./use-run.ts";

type Node = Extract<NonNullable<RunCheckpointsQuery["node"]>, { checkpoints: unknown }>;

/** What the run left behind: its weights to download, and the manifest by which it can be made again. */
export function Files({ run }: { readonly run: Run }) {
  const { data, error, refetch } = useQuery(operation(runCheckpointsDocument, { id: run.id }));
  const node = data?.node && "checkpoints" in data.node ? (data.node as Node) : undefined;
  const roundOf = new Map(node?.stages.map(({ round, stage }) => [stage.id, round]));
  return (
    <div className="flex flex-col gap-4">
      <Panel
        title="Checkpoints"
        description="Weights as safetensors, and the newest states to go on from. Weights hold what was trained on top of the pack's U-Net."
      >
        {error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : !data ? (
          <Skeleton className="h-32" />
        ) : !node || node.checkpoints.length === 0 ? (
          <EmptyState title="No checkpoints">
            {isUnderWay(run)
              ? "Training keeps one every minute, and one at its end."
              : "This run trained nothing."}
          </EmptyState>
        ) : (
          <Table label="Checkpoints">
            <thead>
              <tr>
                <Th>Stage</Th>
                <Th numeric>Step</Th>
                <Th>For</Th>
                <Th numeric>Size</Th>
                <Th>SHA-256</Th>
                <Th>Stored</Th>
                <Th>
                  <span className="sr-only">Download</span>
                </Th>
              </tr>
            </thead>
            <tbody>
              {node.checkpoints.map((checkpoint) => {
                const round = roundOf.get(checkpoint.stage.id) ?? 0;
                const stage = kindName(checkpoint.stage.kind);
                return (
                  <tr key={checkpoint.id}>
                    <Td className="whitespace-nowrap">
                      {stage}
                      {round > 0 && `, round ${round}`}
                    </Td>
                    <Td numeric>{checkpoint.step}</Td>
                    <Td>
                      {checkpoint.role === "WEIGHTS" ? (
                        <Badge tone="accent">weights</Badge>
                      ) : (
                        <Badge>to resume</Badge>
                      )}
                    </Td>
                    <Td numeric>{bytes(Number(checkpoint.bytes))}</Td>
                    <Td>
                      <code title={checkpoint.sha256}>{checkpoint.sha256.slice(0, 16)}</code>
                    </Td>
                    <Td>
                      <When at={checkpoint.createdAt} />
                    </Td>
                    <Td>
                      <a
                        href={checkpoint.url}
                        download={`${run.variant}-${run.concept.name}-round${round}-step${checkpoint.step}.safetensors`}
                        className="inline-flex min-h-6 items-center gap-1 text-accent underline underline-offset-2"
                      >
                        <ArrowDownToLine size={14} aria-hidden="true" />
                        Download
                        <span className="sr-only">
                          {" "}
                          {stage} step {checkpoint.step}
                        </span>
                      </a>
                    </Td>
                  </tr>
                );
              })}
            </tbody>
          </Table>
        )}
      </Panel>
      <Panel
        title="Manifest"
        description="Code, pack, data, seeds, packages and device: all that it takes to make the run again, and every figure it published."
      >
        {run.manifestUrl ? (
          <Manifest url={run.manifestUrl} sha256={run.manifestSha256 ?? ""} />
        ) : (
          <EmptyState title="No manifest yet">It is written when the run is done.</EmptyState>
        )}
      </Panel>
    </div>
  );
}
