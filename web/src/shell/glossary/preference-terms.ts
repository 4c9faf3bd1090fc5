import type { GlossaryEntry } from "./glossary-entry.ts";

/** How pairs are chosen and trained on. */
export const preferenceTerms = [
  {
    id: "diffusion-dpo",
    term: "Diffusion-DPO",
    also: "direct preference optimisation",
    text: "Training on pairs of images of the same prompt: the denoiser is moved to fit the winner better than the loser, measured against a frozen reference. It needs no reward model and no human labels.",
    formula: "loss = mean of softplus(−z), z = −(β/2) · [(e_winner − e_loser) − the same of the reference]",
    see: ["winner", "beta", "reference"],
  },
  {
    id: "winner",
    term: "Winner and loser",
    text: "The two images of a preference pair. They share prompt and model; the one whose lead in TS and IS points into the angle window is the winner.",
    see: ["angle", "angle-window"],
  },
  {
    id: "candidate-pair",
    term: "Candidate pair",
    text: "Any two images of the same prompt. M images of a prompt make M(M−1)/2: ten make 45, so 1,000 prompts make 45,000.",
    see: ["angle-window", "near-duplicate"],
  },
  {
    id: "angle",
    term: "Angle",
    text: "The direction of a pair's difference in the plane of ΔTS and ΔIS, in degrees. At 0° the winner leads in TS alone, at 90° in IS alone, in between in both; beyond, it pays for one with the other.",
    formula: "angle = atan2(ΔIS, ΔTS)",
    see: ["angle-window", "ts", "is"],
  },
  {
    id: "angle-window",
    term: "Angle window",
    also: "C1, C2",
    text: "The open interval of angles whose pairs are kept. Lowering C1 admits pairs that lead in TS at some cost of IS; raising C2 admits those that lead in IS at some cost of TS. A window of at most 180° never keeps a pair in both orders.",
    formula: "keep if C1 < atan2(ΔIS, ΔTS) < C2",
    see: ["angle", "variant"],
  },
  {
    id: "variant",
    term: "-TS, -IS, -MIX",
    also: "variants",
    text: "The three angle windows of the paper, each 90° wide: -TS from −20° to 70° favours the prompt, -IS from 0° to 90° the subject, -MIX from −10° to 80° lies between.",
    see: ["angle-window"],
  },
  {
    id: "near-duplicate",
    term: "Near duplicate",
    text: "A candidate pair whose scores barely differ (length of (ΔTS, ΔIS) below 0.0001 unless set otherwise). Its direction is noise, so it is left out.",
    see: ["candidate-pair", "angle"],
  },
  {
    id: "weighted-selection",
    term: "Weighted selection",
    also: "λ, τ",
    text: "The older way to choose pairs, kept as an ablation: one score that mixes TS and IS with weight λ, and the pairs whose gap exceeds τ. It cannot tell a lead in both from a trade of one for the other.",
    formula: "S(x) = λ · TS(x) + (1 − λ) · IS(x)",
    see: ["angle-window"],
  },
  {
    id: "round",
    term: "Round",
    also: "S, multi-step training",
    text: "One pass of: make images with the current model, score them, choose pairs, train. The next round starts from what this one trained, because pairs made by an old model teach little.",
    see: ["trajectory", "reference"],
  },
  {
    id: "reference",
    term: "Reference model",
    text: "The frozen model that Diffusion-DPO measures movement against: by default the model at the start of the round.",
    see: ["diffusion-dpo", "round"],
  },
  {
    id: "beta",
    term: "Beta",
    also: "β",
    text: "How strongly a difference in denoising error counts in Diffusion-DPO. A high β is satisfied by a small move and keeps the model near its reference; a low one lets it go further. The paper uses 5,000.",
    see: ["diffusion-dpo", "reference"],
  },
  {
    id: "implicit-accuracy",
    term: "Implicit accuracy",
    text: "Share of a batch's pairs that the model, compared with its reference, already ranks the right way round (z above 0; ties count half). It starts at 0.5.",
    see: ["diffusion-dpo"],
  },
] as const satisfies readonly GlossaryEntry[];
