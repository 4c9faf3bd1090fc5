"use client";
import { type RefObject, useEffect, useRef } from "react";
import type { Box } from "./box.ts";
import { registerPainter } from "./canvas-painters.ts";
import type { PairCloud } from "./pair-cloud.ts";
import { colourPixels, colourTable, densityLevels, discOffsets, type Rgb, splat } from "./pair-raster.ts";
import type { PairView } from "./pair-view.ts";
import { useThemeChange } from "./use-theme-change.ts";

interface Scene {
  readonly cloud: PairCloud;
  /** Points that are kept: [from, to). */
  readonly kept: readonly [number, number];
  readonly view: PairView;
  readonly frame: Box;
}

/** What is made once for a size of the canvas. */
interface Buffers {
  readonly image: ImageData;
  readonly pixels: Uint32Array;
  readonly rejected: Uint16Array;
  readonly kept: Uint16Array;
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** Any CSS colour as red, green and blue. */
function toRgb(colour: string): Rgb {
  const context = new OffscreenCanvas(1, 1).getContext("2d")!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
  return [r, g, b];
}

/** Size and opacity of a point from the distance of points in the densest part: small and light in a crowd, plain when alone. */
function pointLook(spacing: number) {
  const room = clamp((spacing - 0.6) / 6, 0, 1);
  return { radius: 1.3 + 1.9 * room, lone: { rejected: 0.4 + 0.3 * room, kept: 0.55 + 0.4 * room } };
}

function paint(
  canvas: HTMLCanvasElement,
  buffers: Buffers,
  { cloud, kept, view, frame }: Scene,
  colours: readonly [Rgb, Rgb],
): void {
  const ratio = canvas.width / frame.width;
  const scale = ratio / view.unitsPerPixel;
  const raster = {
    width: canvas.width,
    height: canvas.height,
    scale,
    offsetX: canvas.width / 2 - view.x * scale,
    offsetY: canvas.height / 2 + view.y * scale,
  };
  const spacing = cloud.peakDensity > 0 ? 1 / Math.sqrt(cloud.peakDensity) / view.unitsPerPixel : 10;
  const look = pointLook(spacing);
  const disc = discOffsets(look.radius * ratio - 0.5);
  const most = (cloud.peakDensity / (scale * scale)) * (disc.length / 2);
  buffers.rejected.fill(0);
  buffers.kept.fill(0);
  const { xs, ys } = cloud;
  splat(buffers.rejected, raster, { xs, ys, from: 0, to: kept[0] }, disc);
  splat(buffers.rejected, raster, { xs, ys, from: kept[1], to: xs.length }, disc);
  splat(buffers.kept, raster, { xs, ys, from: kept[0], to: kept[1] }, disc);
  colourPixels(
    buffers.pixels,
    buffers.rejected,
    buffers.kept,
    densityLevels(most),
    colourTable(colours[0], colours[1], look.lone),
  );
  canvas.getContext("2d")!.putImageData(buffers.image, 0, 0);
}

/**
 * Paints the cloud of pairs on a canvas of the frame's size, at most once for each frame of the screen. The canvas' own style
 * says its colours: `color` of what is kept, `outline-color` of the rest.
 */
export function usePairPainter(canvas: RefObject<HTMLCanvasElement | null>, scene: Scene): void {
  const theme = useThemeChange();
  const latest = useRef(scene);
  const buffers = useRef<Buffers>(undefined);
  const colours = useRef<readonly [Rgb, Rgb]>(undefined);
  const { width, height } = scene.frame;

  const paintLatest = (element: HTMLCanvasElement, fresh: boolean) => {
    if (
      !buffers.current ||
      buffers.current.image.width !== element.width ||
      buffers.current.image.height !== element.height
    ) {
      const image = new ImageData(element.width, element.height);
      const count = element.width * element.height;
      buffers.current = {
        image,
        pixels: new Uint32Array(image.data.buffer),
        rejected: new Uint16Array(count),
        kept: new Uint16Array(count),
      };
    }
    if (fresh || !colours.current) {
      const style = getComputedStyle(element);
      colours.current = [toRgb(style.outlineColor), toRgb(style.color)];
    }
    paint(element, buffers.current, latest.current, colours.current);
  };

  useEffect(() => {
    const element = canvas.current;
    return element ? registerPainter(element, () => paintLatest(element, true)) : undefined;
  }, [canvas]);

  useEffect(() => {
    colours.current = undefined;
  }, [theme]);

  useEffect(() => {
    latest.current = scene;
    const frame = requestAnimationFrame(() => {
      const element = canvas.current;
      if (!element) return;
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      element.width = Math.max(1, Math.round(width * ratio));
      element.height = Math.max(1, Math.round(height * ratio));
      paintLatest(element, false);
    });
    return () => cancelAnimationFrame(frame);
  }, [scene.cloud, scene.kept[0], scene.kept[1], scene.view, width, height, theme]);
}
