import { listPairs, listStages, type Pair, type Stage } from "@dreambooth-dpo/db";
import { AppError, namedWindows } from "@dreambooth-dpo/db/contract";
import type { Command } from "commander";
import { findRunByName } from "../../pipeline/index.ts";
import { countInWindow, orient, type SelectionStatistics } from "../../preference/index.ts";
import { type GlobalOptions, withSession } from "../session.ts";
import { columns, print } from "../terminal.ts";
import { wholeNumber } from "./options.ts";

interface PairsFlags {
  readonly round: number;
  readonly limit: number;
}

/** Kept pairs per 30 degrees as bars. */
function angleBars({ keptAngles }: SelectionStatistics): string {
  const { from, to, counts } = keptAngles;
  const degrees = (to - from) / counts.length;
  const perBar = Math.round(30 / degrees);
  const sums = Array.from({ length: counts.length / perBar }, (_, i) =>
    counts.slice(i * perBar, (i + 1) * perBar).reduce((a, b) => a + b, 0),
  );
  const most = Math.max(...sums, 1);
  return sums
    .map((count, i) => {
      const low = from + 30 * i;
      const range = `${low}..${low + 30}`.padStart(10);
      return `${range}  ${"█".repeat(Math.round((40 * count) / most))} ${count}`;
    })
    .join("\n");
}

/** How many of the candidates each named window would keep. */
function whatIf(pairs: readonly Pair[]): Record<string, number> {
  const oriented = pairs.map(({ deltaTs, deltaIs }) =>
    orient(
      { concept: "", prompt: "", sample: 0, textSimilarity: deltaTs, imageSimilarity: deltaIs },
      { concept: "", prompt: "", sample: 1, textSimilarity: 0, imageSimilarity: 0 },
    ),
  );
  return Object.fromEntries(
    Object.entries(namedWindows).map(([name, window]) => [name, countInWindow(oriented, window)]),
  );
}

function describe(stage: Stage, pairs: readonly Pair[], kept: readonly Pair[], limit: number): string {
  const s = stage.output as SelectionStatistics;
  const selection = (stage.inputs as { selection: unknown }).selection;
  const windows = Object.entries(whatIf(pairs)).map(([name, count]) => `${name} ${count}`);
  const strongest = [...kept].sort(
    (a, b) => Math.hypot(b.deltaTs, b.deltaIs) - Math.hypot(a.deltaTs, a.deltaIs),
  );
  const rows = strongest
    .slice(0, limit)
    .map((p) => [p.winnerKey, p.loserKey, p.deltaTs.toFixed(4), p.deltaIs.toFixed(4), p.angle.toFixed(1)]);
  return [
    `Selection ${JSON.stringify(selection)}`,
    `${s.kept} of ${s.candidates} candidate pairs kept (${(100 * s.keptFraction).toFixed(1)} %), of ${s.promptsKept} of ${s.prompts} prompts; ${s.nearDuplicates} near-duplicates.`,
    `Mean difference of winner and loser: TS ${s.meanDeltaTextSimilarity.toFixed(4)}, IS ${s.meanDeltaImageSimilarity.toFixed(4)}.`,
    `Named windows would keep: ${windows.join(", ")}.`,
    `\nKept pairs by angle of (Δ TS, Δ IS), degrees\n${angleBars(s)}`,
    `\nThe strongest (winner and loser as prompt/sample)\n${columns(["winner", "loser", "Δ TS", "Δ IS", "angle"], rows)}`,
  ].join("\n");
}

/** `dbdpo pairs`: what a selection kept, and why not the rest. */
export function addPairsCommands(program: Command, global: () => GlobalOptions): void {
  program
    .command("pairs")
    .description("preference pairs of a run")
    .command("inspect <run>")
    .description(
      "what a round's selection kept: counts, angles, the strongest pairs, what other windows would keep",
    )
    .option("--round <n>", "the round", wholeNumber(), 1)
    .option("--limit <n>", "pairs shown", wholeNumber(0), 10)
    .addHelpText("after", "\nExample:\n  dbdpo pairs inspect pets/TS/dog --round 2")
    .action((name: string, { round, limit }: PairsFlags) =>
      withSession(global(), async (session) => {
        const { db } = session;
        const run = await findRunByName(db, name);
        const rounds = (await listStages(db, run.id)).filter(
          ({ kind, status }) => kind === "select" && status === "done",
        );
        const stage = rounds.find((s) => s.round === round);
        if (!stage)
          throw new AppError("NOT_FOUND", `Run ${name} has no selected pairs of round ${round}.`, {
            field: "round",
            value: round,
            expected: rounds.length
              ? `one of ${rounds.map((s) => s.round).join(", ")}`
              : "a run with preference rounds",
          });
        const pairs = await listPairs(db, { stageId: stage.id });
        const kept = pairs.filter((p) => p.kept);
        print(
          session,
          { selection: stage.inputs, statistics: stage.output, pairs },
          describe(stage, pairs, kept, limit),
        );
      }),
    );
}
