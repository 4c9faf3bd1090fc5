/** How many finished shards are asked for of the stage at which a run failed: they are not shown there, its log is. */
export const shardsOfTrouble = 50;
