import { hashJson } from "../hash-json.ts";
import type { StageInputs, StageKind, WeightChain } from "../plan/index.ts";

/** Prompts as an identity takes them: how many of which set. */
export interface PromptsOf {
  readonly set: string;
  readonly count: number;
}

/** The inputs of a stage, but for its prompts; as they are read from the database, where older ones may lack some. */
export type IdentifiedInputs = {
  readonly [K in StageKind]: {
    readonly kind: K;
    readonly inputs: Partial<
      K extends "generate" ? Omit<StageInputs["generate"], "prompts"> : StageInputs[K]
    >;
    /** Of a stage that makes images. */
    readonly prompts?: PromptsOf | undefined;
  };
}[StageKind];

/**
 * Identities of stages without what only a runner knows (the order of prompts, the judge's files, the library's version):
 * stages of equal identity do the same work. A stage is identified after those it builds upon.
 */
export class StageIdentities {
  private readonly byHash = new Map<string, string>();

  /** The identity of a stage under its input hash; undefined when it builds upon one that was not identified. */
  add(inputHash: string, stage: IdentifiedInputs): string | undefined {
    const reduced = this.reduce(stage);
    if (reduced === undefined) return undefined;
    const identity = hashJson({ kind: stage.kind, ...reduced });
    this.byHash.set(inputHash, identity);
    return identity;
  }

  private reduce({ kind, inputs, prompts }: IdentifiedInputs): object | undefined {
    switch (kind) {
      case "personalise": {
        const { runtime: _, ...own } = inputs;
        return own;
      }
      case "generate": {
        const { runtime: _, weights, ...own } = inputs;
        return this.linked({ ...own, prompts }, { weights: this.chain(weights) });
      }
      case "score": {
        const { runtime: _, judge, images, ...own } = inputs;
        return this.linked({ ...own, judge: judge?.name }, { images: this.found(images) });
      }
      case "select": {
        const { scores, images, ...own } = inputs;
        return this.linked(own, { scores: this.found(scores), images: this.found(images) });
      }
      case "train": {
        const { runtime: _, pairs, images, weights, reference, ...own } = inputs;
        return this.linked(own, {
          pairs: this.found(pairs),
          images: this.found(images),
          weights: this.chain(weights),
          reference: this.chain(reference),
        });
      }
      default:
        return undefined;
    }
  }

  /** Inputs with what they build upon; undefined when some of that is not known. */
  private linked(own: object, links: Readonly<Record<string, unknown>>): object | undefined {
    return Object.values(links).includes(undefined) ? undefined : { ...own, ...links };
  }

  private found(hash: string | undefined): string | undefined {
    return hash === undefined ? undefined : this.byHash.get(hash);
  }

  private chain(weights: WeightChain | undefined): unknown {
    const links = weights?.map(({ stage, ...own }) => ({ ...own, stage: this.found(stage) }));
    return links?.every(({ stage }) => stage !== undefined) ? links : undefined;
  }
}
