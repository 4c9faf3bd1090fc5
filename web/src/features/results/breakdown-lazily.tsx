"use client";
import dynamic from "next/dynamic";

/** The panel of where differences come from; its script goes with the pages that show it alone. */
export const BreakdownPanel = dynamic(() => import("./breakdown-panel.tsx").then((m) => m.BreakdownPanel));
