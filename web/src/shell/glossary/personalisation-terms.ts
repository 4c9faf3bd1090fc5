import type { GlossaryEntry } from "./glossary-entry.ts";

/** How a model learns a subject. */
export const personalisationTerms = [
  {
    id: "concept",
    term: "Concept",
    also: "subject",
    text: "What a model is taught: 4 to 6 photos of one thing or animal, the noun of its class, and whether it is alive (prompts dress it up) or an object (prompts put it somewhere).",
    see: ["personalisation"],
  },
  {
    id: "personalisation",
    term: "Personalisation",
    text: "Training a text-to-image model on a concept's photos until a rare token in the prompt (written [V*]) means that subject. Longer training looks more like the subject and listens less to the prompt.",
    see: ["dreambooth", "svdiff", "lora", "baseline"],
  },
  {
    id: "dreambooth",
    term: "DreamBooth",
    text: "Personalisation that trains all weights of the denoising network on the concept's photos, with a prompt such as “a photo of [V*] dog”.",
    see: ["personalisation"],
  },
  {
    id: "svdiff",
    term: "SVDiff",
    text: "Personalisation that trains only a shift of each weight matrix's singular values. Some hundred thousand numbers instead of hundreds of millions, so it forgets less.",
    formula: "W′ = U · diag(ReLU(σ + δ)) · Vᵀ, trained: δ",
    see: ["personalisation"],
  },
  {
    id: "lora",
    term: "LoRA",
    also: "low-rank adaptation",
    text: "Training that leaves the weights as they are and adds to each chosen matrix the product of two thin ones; rank says how thin.",
    formula: "W′ = W + (α / rank) · B · A",
    see: ["personalisation", "diffusion-dpo"],
  },
  {
    id: "baseline",
    term: "Baseline",
    text: "The personalised model before any preference training. Every difference in the product is measured against the baseline of the same concept and seed.",
    see: ["personalisation", "delta"],
  },
  {
    id: "pack",
    term: "Model pack",
    also: "backbone",
    text: "The networks an experiment starts from: text encoder, denoiser, image decoder and judges, with a card that says where each comes from.",
    see: ["judge"],
  },
] as const satisfies readonly GlossaryEntry[];
