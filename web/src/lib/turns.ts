// Giving the page its turn: what takes long is drawn in pieces, and between two of them the browser paints and answers keys.

/** The next turn of the page; refused where what it was for has been given up. */
export function turn(signal?: AbortSignal): Promise<void> {
  return new Promise((go, stop) => {
    let over = false;
    const done = () => {
      if (over) return;
      over = true;
      if (signal?.aborted) stop(new DOMException("given up", "AbortError"));
      else go();
    };
    // After the next picture; a page that is not seen draws none, so a clock stands by.
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 100);
  });
}
