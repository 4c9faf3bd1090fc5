import { type Plan, PlanBuilder, type PlanContext } from "./plan.ts";
import { planStage } from "./plan-stage.ts";
import type { ImportedRow } from "./stage-inputs.ts";

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
  const builder = new PlanBuilder();
  const { provider, onnxruntime } = context.runtime;
  for (const { id: runId, concept, variant, images: rows } of runs) {
    const { className, contentHash } = context.concepts.get(concept)!;
    const images = builder.use(runId, 0, planStage("import", { concept, className, images: rows }));
    const scores = context.judges.map((judge) => ({
      judge: judge.name,
      hash: builder.use(
        runId,
        0,
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
    builder.evaluate({ runId, concept, variant, checkpoint, suite, images, scores });
  }
  return builder.build();
}
