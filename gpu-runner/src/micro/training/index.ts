export { renderSceneSet, type SceneSet, sceneContents } from "./scene-set.ts";
export {
  autoencoderSettings,
  clipSettings,
  heldOutSettings,
  judgeSettings,
  sceneSettings,
  unetSettings,
} from "./settings.ts";
export { autoencoderPaths, trainAutoencoder } from "./train-autoencoder.ts";
export { towerPaths, trainClip } from "./train-clip.ts";
export { fingerprint, type TrainingOptions, type TrainingProgress } from "./train-network.ts";
export { trainUnet, unetGraph } from "./train-unet.ts";
