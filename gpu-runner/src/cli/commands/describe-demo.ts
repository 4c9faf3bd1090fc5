import { type Configuration, presetConfiguration } from "@dreambooth-dpo/db/contract";
import { say } from "../terminal.ts";

/** The subject of the demo, unless another is named. */
export const demoConcept = "dog";

/** The configuration of the demo, which is told on the way: a reduced protocol, the paper's figures beside it. */
export function describeDemo(concept: string): Configuration {
  const configuration = presetConfiguration("demo", { concepts: [concept] });
  const { personalisation: p, sampling: s, dpo: d, evaluation: e, generation: g } = configuration;
  say("DreamBoothDPO, the demo's reduced protocol (the paper's figures in brackets):");
  say(`  subject        ${concept} (30 DreamBench subjects)`);
  say(`  model          the bundled micro pack, 64 x 64 pixels (SD2, SDXL)`);
  say(`  personalise    ${p.method}, ${p.steps} steps of ${p.batchSize}`);
  say(
    `  preferences    ${s.prompts} prompts x ${s.imagesPerPrompt} images (1,000 x 10), ${d.rounds} round (2)`,
  );
  say(
    `  train          beta ${d.beta}, each pair ${d.epochs} times (5), batches of ${d.batchSize} (256 or 64)`,
  );
  say(`  evaluate       25 prompts x ${e.imagesPerPrompt} images (10), ${g.steps} denoising steps (50)\n`);
  return configuration;
}
