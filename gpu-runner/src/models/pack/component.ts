/** Networks of a diffusers pipeline, by the folder they lie in. */
export const componentNames = [
  "unet",
  "text_encoder",
  "text_encoder_2",
  "vae_encoder",
  "vae_decoder",
] as const;
export type ComponentName = (typeof componentNames)[number];
