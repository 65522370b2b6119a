import { createContext, useContext } from "react";

/** Whether the screen is dark; the app's theme provides it. */
export const DarkContext = createContext(false);

/** Whether the screen is dark. */
export const useDark = (): boolean => useContext(DarkContext);
