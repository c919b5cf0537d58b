// How large something is, told after the browser has laid it out by itself: asking at once makes it lay out the whole page mid-drawing.

import type { Attachment } from "svelte/attachments";

export const sized =
  (tell: (width: number, height: number) => void): Attachment =>
  (element) => {
    const watch = new ResizeObserver(([entry]) => tell(Math.floor(entry!.contentRect.width), Math.floor(entry!.contentRect.height)));
    watch.observe(element);
    return () => watch.disconnect();
  };
