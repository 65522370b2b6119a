/** What a spreadsheet leaves on the clipboard, pasted where the focus is. */
import type { Page } from "playwright-core";

/** Pastes a block: cells apart by tabs, rows by line ends. */
export const pasteBlock = (page: Page, block: string): Promise<void> =>
  page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(paste);
  }, block);
