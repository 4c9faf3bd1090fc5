"use client";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import type { AddRunsProps } from "./add-runs-props.ts";

const PickRuns = dynamic(() => import("./pick-runs.tsx").then((module) => module.PickRuns), { ssr: false });

/** A button that opens the choice of runs, experiment by experiment. */
export function AddRuns({ label = "Choose runs", ...props }: AddRunsProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        <Plus size={14} aria-hidden="true" />
        {label}
      </Button>
      {open && <PickRuns {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
