export {
  createJudge,
  type ImageScores,
  type ImageTextEncoder,
  type Judge,
  type ScoredTexts,
} from "./judge.ts";
export { cosineSimilarity, imageSimilarity } from "./similarity.ts";
