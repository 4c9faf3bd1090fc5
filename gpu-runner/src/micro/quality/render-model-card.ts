import { attributes, objectClasses, scenery, wardrobe } from "../data/index.ts";
import { autoencoderSettings, clipSettings, sceneSettings, unetSettings } from "../training/index.ts";
import type { PackQuality } from "./measure-pack.ts";

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** The pack's MODEL_CARD.md: what it is, what it was made from and how good it measured. */
export function renderModelCard(quality: PackQuality): string {
  const { sampling } = quality;
  return `# Model card: micro

A complete latent text-to-image system for 64x64 pictures, small enough to personalise and tune on a laptop's CPU:
autoencoder (8x8x16 latents), conditional U-Net (cross-attention and pooled text), CLIP (conditions the U-Net, scores IS and TS)
and a held-out judge (another CLIP of another seed and shape, which never conditions the U-Net nor selects a pair).

## Made from
${sceneSettings.count.toLocaleString("en")} scenes composited by code from the drawings of the npm package \`@lobehub/fluent-emoji-3d\` (MIT):
${Object.keys(objectClasses).length} object classes, ${Object.keys(scenery).length} places, ${Object.keys(wardrobe).length} outfits, ${Object.keys(attributes).length} attributes; captions in several wordings.
Trained from scratch by this project's own engine on onnxruntime-node (\`dbdpo micro build\`): CLIP and judge ${clipSettings.steps} steps of ${clipSettings.batch},
autoencoder ${autoencoderSettings.steps.toLocaleString("en")} steps of ${autoencoderSettings.batch}, U-Net ${unetSettings.steps.toLocaleString("en")} steps of ${unetSettings.batch}.

## Measured
| what | figure |
|---|---|
| autoencoder, mean PSNR of 512 held-out scenes | ${quality.reconstruction.toFixed(1)} dB |
| 200 held-out scenes, own caption ranked first: CLIP | ${percent(quality.retrieval.clip)} |
| 200 held-out scenes, own caption ranked first: judge | ${percent(quality.retrieval.judge)} |
| ${quality.scenes.count} drawn scenes, judge names the class / the place | ${percent(quality.scenes.class)} / ${percent(quality.scenes.context)} |
| ${quality.samples.count} samples, judge names the class / the place | ${percent(quality.samples.class)} / ${percent(quality.samples.context)} |

Samples: DDIM, ${sampling.steps} steps, guidance ${sampling.guidanceScale}, seed ${sampling.seed}, spread evenly over the class x place grid.
The judge chooses among all ${Object.keys(objectClasses).length * Object.keys(scenery).length} combinations at once. What a person sees in 60 of the samples, blind to their prompts: LABELS.md.

## Limits
Pictures of cartoon objects, one object per scene, sentences of at most 26 words from a vocabulary of about two hundred. A model to
try the method on, not to make art with.
`;
}
