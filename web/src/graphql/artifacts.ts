/** Widths in pixels in which the API keeps thumbnails. */
export const thumbnailWidths = [64, 128, 256, 512, 1024] as const;

/** Address of an image of the artifact store, in its own size or as a thumbnail of at least the width asked for. */
export function imageUrl(sha256: string, width?: number): string {
  const path = `/artifacts/images/${sha256}`;
  const thumbnail = width && thumbnailWidths.find((each) => each >= width);
  return thumbnail ? `${path}?width=${thumbnail}` : path;
}
