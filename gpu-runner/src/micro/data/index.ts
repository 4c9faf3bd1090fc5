export { attributes } from "./attributes.ts";
export { type Brush, openBrush } from "./brush.ts";
export { sceneSize } from "./canvas.ts";
export {
  canonicalCaption,
  maximumTokens,
  type SceneContent,
  scenery,
  variedCaption,
  vocabulary,
} from "./captions.ts";
export { evaluationScenery } from "./evaluation-scenery.ts";
export { furtherScenery } from "./further-scenery.ts";
export { objectClasses } from "./object-classes.ts";
export {
  openStudio,
  renderScene,
  renderTrainingScene,
  type Studio,
  trainingContent,
} from "./scenes.ts";
export { loadSprite, type Sprite } from "./sprite.ts";
export { wardrobe } from "./wardrobe.ts";
