export { generateQualitySamples, measurePack } from "./measure-pack.ts";
export { renderModelCard } from "./render-model-card.ts";
export { renderSampleSheet } from "./render-sample-sheet.ts";
