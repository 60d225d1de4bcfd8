/** Scrolls a frame sideways until something in it stands in its middle; the page stays. */
export function reveal(frame: HTMLElement | null, chosen: string): void {
  const inner = frame?.querySelector(chosen)?.getBoundingClientRect();
  if (frame && inner) {
    const outer = frame.getBoundingClientRect();
    frame.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }
}
