/** Most bytes of a photo that the API takes. */
export const mostBytes = 20_000_000;
/** What the API takes: png, jpeg and webp. */
export const photoTypes = ["image/png", "image/jpeg", "image/webp"] as const;
/** How many photos a concept may have, and how many work well. */
export const photoCounts = { least: 1, most: 50, wellFrom: 4, wellTo: 6 } as const;

/** How far the upload of a photo is. */
export type Upload =
  | { readonly state: "waiting" }
  | { readonly state: "sending"; readonly fraction: number }
  | { readonly state: "done"; readonly sha256: string; readonly width: number; readonly height: number }
  | { readonly state: "rejected"; readonly why: string; readonly canRetry: boolean };

/** One photo of the concept that is being made. */
export interface Photo {
  readonly key: string;
  readonly name: string;
  readonly file: File;
  /** Address of its preview in this page. */
  readonly preview: string;
  readonly upload: Upload;
}

interface FileFacts {
  readonly type: string;
  readonly size: number;
}

/** Why a file need not even be sent; undefined where it may. */
export function refusedAtOnce({ type, size }: FileFacts): string | undefined {
  if (!photoTypes.some((each) => each === type))
    return `It is ${type ? `of type ${type}` : "no image that is known here"}; a PNG, JPEG or WebP is needed.`;
  if (size === 0) return "The file is empty.";
  if (size > mostBytes)
    return `It has ${(size / 1e6).toFixed(1)} MB; at most ${mostBytes / 1e6} MB are taken. Scale it down first.`;
  return undefined;
}

interface UploadAnswer {
  readonly sha256?: string;
  readonly width?: number;
  readonly height?: number;
  readonly error?: { readonly code?: string; readonly message?: string; readonly hint?: string };
}

/** What came of an upload, from the status and the body of its answer; a status of 0 is none at all. */
export function uploadOf(status: number, body: string): Upload {
  let answer: UploadAnswer = {};
  try {
    answer = JSON.parse(body) as UploadAnswer;
  } catch {
    // No JSON: the status alone says what there is to say.
  }
  const { sha256, width, height, error } = answer;
  if (status === 201 && sha256 && width && height) return { state: "done", sha256, width, height };
  const why = [error?.message, error?.hint].filter(Boolean).join(" ");
  if (why) return { state: "rejected", why, canRetry: status >= 500 || status === 429 };
  return status === 0
    ? { state: "rejected", why: "The connection was lost.", canRetry: true }
    : { state: "rejected", why: `The server answered with status ${status}.`, canRetry: status >= 500 };
}

/** Photos whose bytes are the same as those of an earlier one, by key: a concept gains nothing by a copy. */
export function copiesOf(photos: readonly Photo[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  const copies = new Map<string, number>();
  photos.forEach(({ key, upload }, i) => {
    if (upload.state !== "done") return;
    const earlier = first.get(upload.sha256);
    if (earlier === undefined) first.set(upload.sha256, i);
    else copies.set(key, earlier);
  });
  return copies;
}

/** A list with one of its things moved by one place; as it was where there is no such place. */
export function moved<Item>(items: readonly Item[], from: number, by: 1 | -1): readonly Item[] {
  const to = from + by;
  if (to < 0 || to >= items.length) return items;
  const next = [...items];
  [next[from], next[to]] = [next[to]!, next[from]!];
  return next;
}

/** The name that the API takes, made of what a person typed or of a file: "My Dog!" is "my-dog". */
export const nameFrom = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[^\x20-\x7e]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[^a-z0-9]+|-+$/g, "")
    .slice(0, 64);
