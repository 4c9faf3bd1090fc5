import { type Upload, uploadOf } from "./photo.ts";

/**
 * Sends a photo to the API, telling how far it is; resolves to what came of it and never rejects. Not `fetch`, which cannot tell
 * how much it has sent.
 */
export function sendPhoto(
  file: File,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<Upload> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/artifacts/uploads");
    request.setRequestHeader("content-type", file.type);
    request.setRequestHeader("accept", "application/json");
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onloadend = () => resolve(uploadOf(request.status, request.responseText));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
