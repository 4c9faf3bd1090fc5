export { makeFlatImage, makeImage } from "./make-images.ts";
export { openTestArtifacts, type TestArtifacts } from "./open-test-artifacts.ts";
