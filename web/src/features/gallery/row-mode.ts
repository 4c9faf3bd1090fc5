/** What a row is unless the address says: with one column the whole prompt, with more an image, so that equal seeds stand side by side. */
export const rowMode = (asked: "image" | "prompt" | null, columns: number): "image" | "prompt" =>
  asked ?? (columns > 1 ? "image" : "prompt");
