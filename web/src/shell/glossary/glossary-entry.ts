/** One word of the product. */
export interface GlossaryEntry {
  /** Its anchor on the help page. */
  readonly id: string;
  readonly term: string;
  /** What it is short for, or is called elsewhere. */
  readonly also?: string;
  /** What it means, in one to three sentences. */
  readonly text: string;
  /** How it is computed, where a formula says more than words. */
  readonly formula?: string;
  /** Terms that it builds on. */
  readonly see?: readonly string[];
}
