import type { Plan, PlanContext, PlannedEvaluation, StageUse } from "./plan-experiment.ts";
import { planStage } from "./plan-stage.ts";
import type { ImportedRow, PlannedStage } from "./stage-inputs.ts";

/** The images of one model of one concept. */
export interface ImportedRun {
  readonly id: string;
  readonly concept: string;
  /** Name of the model that made them. */
  readonly variant: string;
  readonly images: readonly ImportedRow[];
}

/** The one suite of imported images: the prompts they came with. */
const suite = "imported";

/** Plans an experiment of imported images: each model's are scored by every judge. */
export function planImport(
  runs: readonly ImportedRun[],
  baseline: string,
  context: Pick<PlanContext, "judges" | "runtime" | "concepts">,
): Plan {
  const stages: PlannedStage[] = [];
  const uses: StageUse[] = [];
  const evaluations: PlannedEvaluation[] = [];
  const { provider, onnxruntime } = context.runtime;
  const add = (runId: string, stage: PlannedStage) => {
    if (!stages.some(({ hash }) => hash === stage.hash)) stages.push(stage);
    uses.push({ runId, round: 0, kind: stage.kind, hash: stage.hash });
    return stage.hash;
  };
  for (const { id: runId, concept, variant, images: rows } of runs) {
    const { className, contentHash } = context.concepts.get(concept)!;
    const images = add(runId, planStage("import", { concept, className, images: rows }));
    const scores = context.judges.map((judge) => ({
      judge: judge.name,
      hash: add(
        runId,
        planStage("score", {
          concept,
          className,
          token: "",
          images,
          count: rows.length,
          judge,
          references: contentHash,
          runtime: { provider, onnxruntime },
        }),
      ),
    }));
    const checkpoint = variant === baseline ? "baseline" : variant;
    evaluations.push({ runId, concept, variant, checkpoint, suite, images, scores });
  }
  return { stages, uses, evaluations };
}
