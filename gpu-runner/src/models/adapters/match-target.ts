import { AppError } from "@dreambooth-dpo/db/contract";
import type { Model } from "../../onnx/index.ts";
import { findWeights, type Weight } from "./find-weights.ts";

/** Whether a module path is selected by a target: the end of the path, or all of it when the target holds a *. */
export function matchesTarget(path: string, target: string): boolean {
  if (!target.includes("*")) return path === target || path.endsWith(`.${target}`);
  const pattern = target.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${pattern.join(".*")}$`).test(path);
}

/** The weights of the given kinds that any target selects (all of them without targets). Throws when none is. */
export function selectWeights(
  model: Model,
  kinds: readonly Weight["kind"][],
  targets: readonly string[] | undefined,
): Weight[] {
  const weights = findWeights(model).filter(
    (w) => kinds.includes(w.kind) && (targets?.some((t) => matchesTarget(w.path, t)) ?? true),
  );
  if (weights.length === 0)
    throw AppError.badInput(
      "adapter targets",
      targets ?? "all",
      `names of ${kinds.join(" or ")} modules of the model, for instance ${
        findWeights(model)
          .filter((w) => kinds.includes(w.kind))
          .slice(0, 3)
          .map((w) => w.path)
          .join(", ") || "(it has none)"
      }`,
    );
  const half = weights.find((w) => w.tensor.dtype !== "float32");
  if (half)
    throw new AppError(
      "UNSUPPORTED",
      `Weight "${half.initializer}" is ${half.tensor.dtype}; training needs float32.`,
      {
        field: half.initializer,
        value: half.tensor.dtype,
      },
    );
  return weights;
}
