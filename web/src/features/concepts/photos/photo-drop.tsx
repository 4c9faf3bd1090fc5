"use client";
import { ImagePlus } from "lucide-react";
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { photoTypes } from "./photo.ts";

const filesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])];

const isForText = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

export interface PhotoDropProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly describedBy: string;
  readonly children: ReactNode;
}

/** Takes photos: dropped anywhere on it, pasted anywhere on the page, or chosen with a button. */
export function PhotoDrop({ onFiles, describedBy, children }: PhotoDropProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      const files = filesOf(event.clipboardData);
      if (files.length === 0 || isForText(event.target)) return;
      event.preventDefault();
      onFiles(files);
    };
    // A photo that misses its place must not take the page's place.
    const missed = (event: globalThis.DragEvent) => event.preventDefault();
    document.addEventListener("paste", pasted);
    for (const type of ["dragover", "drop"] as const) document.addEventListener(type, missed);
    return () => {
      document.removeEventListener("paste", pasted);
      for (const type of ["dragover", "drop"] as const) document.removeEventListener(type, missed);
    };
  }, [onFiles]);
  const drag = (inside: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the button is there for the keyboard
    <div
      onDragEnter={drag(true)}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles(filesOf(event.dataTransfer));
      }}
      className={classNames(
        "rounded border border-dashed p-4",
        over ? "border-accent bg-accent-soft" : "border-line-strong",
      )}
    >
      <div className="flex flex-wrap items-center gap-3">
        <ImagePlus size={20} aria-hidden="true" className="text-muted" />
        <p>Drop photos here, paste them, or</p>
        <Button aria-describedby={describedBy} onClick={() => picker.current?.click()}>
          Choose photos
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          accept={photoTypes.join(",")}
          className="sr-only"
          tabIndex={-1}
          aria-hidden="true"
          data-photo-picker
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
      </div>
      {children}
    </div>
  );
}
