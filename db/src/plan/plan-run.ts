import type { Configuration } from "../contract/index.ts";
import { personalisationAdapter, tuneAdapter } from "./choose-adapter.ts";
import type { PlanBuilder, PlanContext, PlannedConcept, PlannedEvaluation, PlannedRun } from "./plan.ts";
import { planStage } from "./plan-stage.ts";
import type { GenerateInputs, StageInputs, StageKind, WeightChain } from "./stage-inputs.ts";

const inOrder = (steps: readonly number[]) => [...new Set(steps)].sort((a, b) => a - b);

/** Adds the stages of one run to a plan. */
export class RunPlanner {
  private readonly configuration: Configuration;
  private readonly run: PlannedRun;
  private readonly context: PlanContext;
  private readonly builder: PlanBuilder;
  private readonly concept: PlannedConcept;

  constructor(configuration: Configuration, run: PlannedRun, context: PlanContext, builder: PlanBuilder) {
    this.configuration = configuration;
    this.run = run;
    this.context = context;
    this.builder = builder;
    this.concept = context.concepts.get(run.concept)!;
  }

  /** Personalisation, then its checkpoints (the baseline) or the preference rounds (a variant). */
  plan(): void {
    const { personalisation, evaluation } = this.configuration;
    const steps = inOrder([...personalisation.checkpoints, personalisation.steps]);
    const start = personalisation.startFrom ?? personalisation.steps;
    const personalised = this.personalise(steps);
    if (this.run.selections.length > 0) {
      this.planRounds(personalised(start));
      return;
    }
    for (const step of evaluation.frontier ? steps : [start]) {
      const isBaseline = step === start;
      const checkpoint = isBaseline ? "baseline" : `baseline step ${step}`;
      this.evaluate(0, personalised(step), { checkpoint, step }, isBaseline);
    }
  }

  private planRounds(baseline: WeightChain): void {
    const { sampling, evaluation } = this.configuration;
    const prompts = this.context.samplingPrompts(this.concept.kind).slice(0, sampling.prompts);
    const { selections, variant, firstRound = 1 } = this.run;
    let weights = baseline;
    selections.forEach((_, index) => {
      const round = index + 1;
      weights = this.tune(round, prompts, weights, baseline);
      const last = round === selections.length;
      if (last || (round >= firstRound && evaluation.everyRound))
        this.evaluate(round, weights, { checkpoint: `${variant} round ${round}`, round }, last);
    });
  }

  /** Generate, score, select, train: the weights after a round. */
  private tune(
    round: number,
    prompts: readonly string[],
    weights: WeightChain,
    baseline: WeightChain,
  ): WeightChain {
    const { rounds: _, reference, ...settings } = this.configuration.dpo;
    const { seed, concept, selections } = this.run;
    const { pack, runtime, judges } = this.context;
    const count = this.configuration.sampling.imagesPerPrompt;
    const images = this.generate(round, weights, prompts, { from: (round - 1) * count, count });
    const scores = this.score(round, images, prompts.length * count, judges[0]!);
    const selection = selections[round - 1]!;
    const pairs = this.use(round, "select", { scores, images, concept, selection, seed });
    const stage = this.use(round, "train", {
      ...this.subject(),
      pack,
      pairs,
      images,
      weights,
      reference: reference === "baseline" ? baseline : weights,
      settings,
      round,
      seed,
      runtime,
    });
    return [...weights, { stage, step: "last", adapter: tuneAdapter(settings) }];
  }

  /** The weights of personalisation after each of its steps. */
  private personalise(checkpoints: readonly number[]): (step: number) => WeightChain {
    const { startFrom: _, ...personalisation } = this.configuration.personalisation;
    const { pack, runtime } = this.context;
    const stage = this.use(0, "personalise", {
      ...this.subject(),
      pack,
      references: this.concept.contentHash,
      settings: { ...personalisation, checkpoints: [...checkpoints] },
      seed: this.run.seed,
      runtime,
    });
    return (step) => [{ stage, step, adapter: personalisationAdapter(personalisation) }];
  }

  private evaluate(
    round: number,
    weights: WeightChain,
    label: Pick<PlannedEvaluation, "checkpoint" | "step" | "round">,
    final: boolean,
  ): void {
    const { id: runId, concept, variant } = this.run;
    for (const suite of this.context.suites) {
      if (suite.finalOnly && !final) continue;
      const prompts = suite.prompts(this.concept.kind);
      const count = suite.imagesPerPrompt;
      const images = this.generate(round, weights, prompts, { from: 0, count });
      const scores = this.context.judges.map((judge) => ({
        judge: judge.name,
        hash: this.score(round, images, prompts.length * count, judge),
      }));
      this.builder.evaluate({ runId, concept, variant, ...label, suite: suite.name, images, scores });
    }
  }

  private generate(
    round: number,
    weights: WeightChain,
    prompts: readonly string[],
    samples: GenerateInputs["samples"],
  ): string {
    const { generation } = this.configuration;
    const { pack } = this.context;
    const { seed } = this.run;
    const runtime = this.runtime();
    return this.use(round, "generate", {
      ...this.subject(),
      pack,
      weights,
      prompts,
      samples,
      generation,
      seed,
      runtime,
    });
  }

  private score(round: number, images: string, count: number, judge: PlanContext["judges"][number]): string {
    const references = this.concept.contentHash;
    const runtime = this.runtime();
    return this.use(round, "score", { ...this.subject(), images, count, judge, references, runtime });
  }

  private use<K extends StageKind>(round: number, kind: K, inputs: StageInputs[K]): string {
    return this.builder.use(this.run.id, round, planStage(kind, inputs));
  }

  private subject() {
    const { name: concept, className } = this.concept;
    return { concept, className, token: this.configuration.token };
  }

  /** Without the threads, on which neither images nor scores depend. */
  private runtime() {
    const { provider, onnxruntime } = this.context.runtime;
    return { provider, onnxruntime };
  }
}
