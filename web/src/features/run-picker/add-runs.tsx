"use client";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";

export interface AddRunsProps {
  /** Local ids of the runs that are chosen, in order. */
  readonly chosen: readonly string[];
  readonly onChange: (runs: string[]) => void;
  readonly label?: string;
  /** Most runs that may be chosen. */
  readonly most?: number;
  /** Local ids of runs that cannot be taken away. */
  readonly kept?: readonly string[];
}

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
