import type { EvaluatedImagesQuery } from "./evaluated-images.graphql.ts";

type Node = Extract<NonNullable<EvaluatedImagesQuery["nodes"][number]>, { readonly variant: string }>;
type EvaluatedImage = NonNullable<Node["scores"]>["stage"]["images"]["nodes"][number];

/** A run with images of the evaluation that it stands for. */
export interface EvaluatedRun extends Pick<Node, "id" | "variant" | "concept"> {
  readonly images: readonly EvaluatedImage[];
}

/** The runs of an answer that were evaluated, in the order asked for. */
export const evaluatedRuns = ({ nodes }: EvaluatedImagesQuery): EvaluatedRun[] =>
  nodes.flatMap((node) =>
    node && "variant" in node && node.scores
      ? [
          {
            id: node.id,
            variant: node.variant,
            concept: node.concept,
            images: node.scores.stage.images.nodes,
          },
        ]
      : [],
  );

/** The prompts that any of the runs has an image of, in their order. */
export function promptsOf(
  runs: readonly EvaluatedRun[],
): { readonly promptIndex: number; readonly prompt: string }[] {
  const prompts = new Map(
    runs.flatMap(({ images }) =>
      images.map(({ promptIndex, prompt }) => [promptIndex, { promptIndex, prompt }] as const),
    ),
  );
  return [...prompts.values()].sort((a, b) => a.promptIndex - b.promptIndex);
}

const words = (text: string) => text.trim().split(/\s+/);

/**
 * Whether an image's prompt, as the model saw it, is that of a figure, in which the subject is written as its class: it is the
 * same but for one word more, the subject's token.
 */
export function isPromptOf(imagePrompt: string, classPrompt: string): boolean {
  const [long, short] = [words(imagePrompt), words(classPrompt)];
  if (long.length === short.length) return long.every((word, i) => word === short[i]);
  if (long.length !== short.length + 1) return false;
  const at = short.findIndex((word, i) => word !== long[i]);
  const token = at < 0 ? short.length : at;
  return short.every((word, i) => word === long[i < token ? i : i + 1]);
}
