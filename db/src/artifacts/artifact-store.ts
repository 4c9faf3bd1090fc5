/** What a stored artifact is known by. */
export interface StoredArtifact {
  /** SHA-256 of the content, 64 lower-case hex digits. */
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Content-addressed storage of images, checkpoints and manifests. An object is visible whole or not at all; equal
 * content is stored once. Every method throws STORAGE when the medium fails and BAD_INPUT for a malformed hash.
 */
export interface ArtifactStore {
  put(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredArtifact>;
  /** Reads and verifies; NOT_FOUND when absent, CORRUPT when the content no longer matches its hash. */
  get(sha256: string): Promise<Buffer>;
  /** Streams and verifies; CORRUPT is thrown at the end of a stream whose content does not match. */
  open(sha256: string): AsyncIterable<Uint8Array>;
  has(sha256: string): Promise<boolean>;
}
