import { api, type Written, written } from "./client";

/** Takes a change back. */
export const undoChange = (change_id: string): Promise<Written<string[]>> =>
  written(api.POST("/changes/{change_id}/undo", { params: { path: { change_id } } }));
