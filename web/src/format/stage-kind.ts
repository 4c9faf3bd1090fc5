const names: Readonly<Record<string, string>> = {
  PERSONALISE: "Personalise",
  GENERATE: "Generate images",
  IMPORT: "Import images",
  SCORE: "Score images",
  SELECT: "Select pairs",
  TRAIN: "Train on pairs",
};

/** What a kind of stage does, in words; one that is not known is shown as it is. */
export const kindName = (kind: string): string => names[kind] ?? kind;
