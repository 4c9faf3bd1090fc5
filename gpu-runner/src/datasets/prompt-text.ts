import { AppError, subjectPlaceholder } from "@dreambooth-dpo/db/contract";

/** The texts one prompt template is used as. */
export interface PromptText {
  /** What conditions the U-Net: "a sks dog in the jungle"; also the first of the three TS variants. */
  readonly conditioning: string;
  /** The rare word dropped, class kept: "a dog in the jungle". Selection and evaluation score TS on this one. */
  readonly classKept: string;
  /** Word and class dropped: "a in the jungle", logged beside it. */
  readonly subjectRemoved: string;
}

/** Fills `{token} {class}` of a template. Throws AppError BAD_INPUT when the template does not hold it exactly once. */
export function promptText(template: string, token: string, className: string): PromptText {
  const parts = template.split(subjectPlaceholder);
  if (parts.length !== 2)
    throw AppError.badInput("prompt", template, `a prompt with "${subjectPlaceholder}" exactly once`);
  const fill = (subject: string) => parts.join(subject).replace(/\s+/g, " ").trim();
  return {
    conditioning: fill(`${token} ${className}`),
    classKept: fill(className),
    subjectRemoved: fill(""),
  };
}

/** The prompt that personalisation trains on: "a photo of a sks dog". */
export function personalisationPrompt(token: string, className: string): string {
  return `a photo of a ${token} ${className}`;
}
