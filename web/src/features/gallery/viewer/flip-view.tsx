"use client";
import { useEffect, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Kbd } from "../../../ui/kbd.tsx";
import type { JudgeName } from "../gallery-image.ts";
import { altOf, Caption, FullImage, type Shown } from "./pane.tsx";
import { ZoomView } from "./zoom-view.tsx";

/** Two images in one place: the second as long as F (or the button) is held, so that what moves is what differs. */
export function FlipView({
  a,
  b,
  judge,
}: {
  readonly a: Shown;
  readonly b: Shown;
  readonly judge: JudgeName;
}) {
  const [flipped, setFlipped] = useState(false);
  useEffect(() => {
    const set = (to: boolean) => (event: KeyboardEvent) => {
      if (event.code !== "KeyF" || event.ctrlKey || event.metaKey) return;
      if ((event.target as HTMLElement | null)?.closest("input:not([type=radio]),textarea,select")) return;
      event.preventDefault();
      setFlipped(to);
    };
    const [down, up, lost] = [set(true), set(false), () => setFlipped(false)];
    window.addEventListener("keydown", down);
    window.addEventListener("keyup", up);
    window.addEventListener("blur", lost);
    return () => {
      window.removeEventListener("keydown", down);
      window.removeEventListener("keyup", up);
      window.removeEventListener("blur", lost);
    };
  }, []);
  const shown = flipped ? b : a;
  return (
    <div className="mx-auto w-full max-w-[58dvh] overflow-hidden rounded border border-line bg-surface">
      <ZoomView>
        {/* Both stay in the page, so that neither is decoded anew. */}
        {[a, b].map((each) => (
          <div
            key={each.column.key}
            className="absolute inset-0"
            style={{ visibility: each === shown ? "visible" : "hidden" }}
          >
            {each.image && <FullImage image={each.image} alt={altOf(each)} />}
          </div>
        ))}
      </ZoomView>
      <div className="flex items-center justify-between gap-2 pr-2">
        <div className="min-w-0 grow">
          <Caption shown={shown} to={shown === b ? a.image : undefined} judge={judge} />
        </div>
        <Button
          aria-pressed={flipped}
          onPointerDown={() => setFlipped(true)}
          onPointerUp={() => setFlipped(false)}
          onPointerLeave={() => setFlipped(false)}
          onKeyDown={(event) => event.key === " " && !event.repeat && setFlipped(true)}
          onKeyUp={(event) => event.key === " " && setFlipped(false)}
        >
          Hold to flip <Kbd>F</Kbd>
        </Button>
      </div>
    </div>
  );
}
