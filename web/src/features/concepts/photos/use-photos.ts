"use client";
import { useCallback, useEffect, useReducer, useRef } from "react";
import { moved, type Photo, photoCounts, refusedAtOnce, type Upload } from "./photo.ts";
import { sendPhoto } from "./send-photo.ts";

/** Uploads at once: more would only share one line. */
const atOnce = 2;

type Change =
  | { readonly kind: "add"; readonly photos: readonly Photo[] }
  | { readonly kind: "upload"; readonly key: string; readonly upload: Upload }
  | { readonly kind: "move"; readonly index: number; readonly by: 1 | -1 }
  | { readonly kind: "remove"; readonly key: string };

function reduce(photos: readonly Photo[], change: Change): readonly Photo[] {
  switch (change.kind) {
    case "add":
      return [...photos, ...change.photos].slice(0, photoCounts.most);
    case "upload":
      return photos.map((photo) => (photo.key === change.key ? { ...photo, upload: change.upload } : photo));
    case "move":
      return moved(photos, change.index, change.by);
    case "remove":
      return photos.filter(({ key }) => key !== change.key);
  }
}

let made = 0;

function photoOf(file: File): Photo {
  const why = refusedAtOnce(file);
  return {
    key: `photo ${made++}`,
    name: file.name || "pasted image",
    file,
    preview: URL.createObjectURL(file),
    upload: why ? { state: "rejected", why, canRetry: false } : { state: "waiting" },
  };
}

/** The photos of a concept that is being made: each is sent as soon as it is there, and stays whatever becomes of the others. */
export function usePhotos() {
  const [photos, dispatch] = useReducer(reduce, []);
  const sending = useRef(new Map<string, AbortController>());

  useEffect(() => {
    const free = atOnce - sending.current.size;
    const waiting = photos.filter(
      ({ key, upload }) => upload.state === "waiting" && !sending.current.has(key),
    );
    for (const { key, file } of waiting.slice(0, Math.max(0, free))) {
      const abort = new AbortController();
      sending.current.set(key, abort);
      const tell = (upload: Upload) => dispatch({ kind: "upload", key, upload });
      tell({ state: "sending", fraction: 0 });
      void sendPhoto(file, (fraction) => tell({ state: "sending", fraction }), abort.signal).then(
        (upload) => {
          sending.current.delete(key);
          if (!abort.signal.aborted) tell(upload);
        },
      );
    }
  }, [photos]);

  useEffect(() => {
    const running = sending.current;
    return () => {
      for (const abort of running.values()) abort.abort();
    };
  }, []);

  const add = useCallback(
    (files: readonly File[]) => dispatch({ kind: "add", photos: files.map(photoOf) }),
    [],
  );
  const remove = ({ key, preview }: Photo) => {
    sending.current.get(key)?.abort();
    sending.current.delete(key);
    URL.revokeObjectURL(preview);
    dispatch({ kind: "remove", key });
  };
  return {
    photos,
    add,
    remove,
    move: (index: number, by: 1 | -1) => dispatch({ kind: "move", index, by }),
    retry: (key: string) => dispatch({ kind: "upload", key, upload: { state: "waiting" } }),
  };
}
