/** How a canvas of a chart is painted again, in the colours that its styles have now. */
const painters = new WeakMap<HTMLCanvasElement, () => void>();

/** Registers how a canvas is painted; the file of a chart paints it in the colours of paper and then again. */
export function registerPainter(canvas: HTMLCanvasElement, paint: () => void): () => void {
  painters.set(canvas, paint);
  return () => painters.delete(canvas);
}

/** Paints a canvas at once; nothing where nobody registered. */
export const paintNow = (canvas: HTMLCanvasElement): void => painters.get(canvas)?.();
