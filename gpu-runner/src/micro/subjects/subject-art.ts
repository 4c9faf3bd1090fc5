import type { Concept } from "@dreambooth-dpo/db/contract";

/** A subject: an instance of a DreamBench class, drawn by another hand than the art the pack was trained on. */
export interface SubjectArt extends Concept {
  /** Name of the emoji in the Google set. */
  readonly art: string;
}

/** All DreamBench classes, two with a second instance. */
export const subjectArt: readonly SubjectArt[] = [
  { name: "dog", className: "dog", kind: "live", art: "dog" },
  { name: "dog2", className: "dog", kind: "live", art: "service dog" },
  { name: "cat", className: "cat", kind: "live", art: "cat" },
  { name: "cat2", className: "cat", kind: "live", art: "black cat" },
  { name: "backpack", className: "backpack", kind: "object", art: "backpack" },
  { name: "teddy_bear", className: "stuffed animal", kind: "object", art: "teddy bear" },
  { name: "rice_bowl", className: "bowl", kind: "object", art: "cooked rice" },
  { name: "can", className: "can", kind: "object", art: "canned food" },
  { name: "candle", className: "candle", kind: "object", art: "candle" },
  { name: "clock", className: "clock", kind: "object", art: "alarm clock" },
  { name: "sneaker", className: "sneaker", kind: "object", art: "running shoe" },
  { name: "robot", className: "toy", kind: "object", art: "robot" },
  { name: "boot", className: "boot", kind: "object", art: "woman’s boot" },
  { name: "teapot", className: "teapot", kind: "object", art: "teapot" },
  { name: "vase", className: "vase", kind: "object", art: "amphora" },
  { name: "monster", className: "cartoon", kind: "object", art: "alien monster" },
  { name: "sunglasses", className: "glasses", kind: "object", art: "sunglasses" },
];
