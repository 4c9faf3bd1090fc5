import { AppError, type Concept } from "@dreambooth-dpo/db/contract";
import cocoClassMap from "./data/coco-class-map.json" with { type: "json" };
import subjects from "./data/dreambench-subjects.json" with { type: "json" };

/** Classes that live prompts (hats, outfits) fit; every other DreamBench class takes the object prompts. */
const liveClasses: readonly string[] = ["cat", "dog"];

/** The 30 DreamBench subjects: name, class noun and prompt list (live or object), in the order of the data set. */
export const dreamBenchSubjects: readonly Concept[] = Object.entries(subjects.subjects).map(
  ([name, className]) => ({
    name,
    className,
    kind: liveClasses.includes(className) ? "live" : "object",
  }),
);

/** The 15 DreamBench class nouns, sorted. */
export const dreamBenchClasses: readonly string[] = [
  ...new Set(dreamBenchSubjects.map((s) => s.className)),
].sort();

/** The prompt list of a DreamBench class. Throws AppError BAD_INPUT for a class that DreamBench does not have. */
export function classKind(className: string): Concept["kind"] {
  if (!dreamBenchClasses.includes(className))
    throw AppError.badInput(
      "class",
      className,
      `one of ${dreamBenchClasses.join(", ")}`,
      "For another class say whether the subject is live or object.",
    );
  return liveClasses.includes(className) ? "live" : "object";
}

/** Where COCO captions about a class come from (paper Table 2): supercategory and category, "*" for all of them. */
export function cocoCategory(className: string): { supercategory: string; category: string } {
  const map: Readonly<Record<string, string>> = cocoClassMap.map;
  const path = Object.hasOwn(map, className) ? map[className] : undefined;
  if (path === undefined)
    throw AppError.badInput("class", className, `one of ${Object.keys(map).join(", ")}, which map to COCO`);
  const [supercategory, category] = path.split("/");
  return { supercategory: supercategory!, category: category!.replaceAll("_", " ") };
}
