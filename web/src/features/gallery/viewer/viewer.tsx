"use client";
export function Viewer(_: { gallery: unknown; spot: unknown }) { return null; }
