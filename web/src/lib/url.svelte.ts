// The address is the state: every view reads what it shows from here and changes it only by going somewhere.

class Address {
  path = $state(location.pathname);
  query = $state(location.search);

  params = $derived(new URLSearchParams(this.query)); // read by every value of every facet, so made once
  get view(): string {
    return decodeURIComponent(this.path.split("/")[1] || "situation");
  }
  get id(): string {
    return decodeURIComponent(this.path.split("/").slice(2).join("/"));
  }
  go(to: string, replace = false): void {
    if (to === this.path + this.query) return;
    history[replace ? "replaceState" : "pushState"](null, "", to);
    this.read();
  }
  read(): void {
    this.path = location.pathname;
    this.query = location.search;
  }
  /** This view with some parameters changed; null or an empty list takes one away. */
  with(changes: Record<string, string | string[] | null>): string {
    const params = new URLSearchParams(this.query);
    for (const [name, value] of Object.entries(changes)) {
      params.delete(name);
      if (Array.isArray(value)) for (const one of value) params.append(name, one);
      else if (value !== null && value !== "") params.set(name, value);
    }
    const query = params.toString();
    return this.path + (query ? "?" + query : "");
  }
}

export const address = new Address();
addEventListener("popstate", () => address.read());

/** A plain click on a link of the desk stays in the page; everything else is left to the browser. */
export function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest?.("a");
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  if (/^\/(api|feeds|export|openapi|static)/.test(link.pathname)) return;
  event.preventDefault();
  const before = address.path;
  address.go(link.pathname + link.search + link.hash);
  if (address.path === before) return;
  scrollTo(0, 0);
  document.getElementById("main")?.focus({ preventScroll: true }); // who goes on by keyboard starts in the new view
}

export const incidentLink = (id: string) => "/incident/" + encodeURIComponent(id);
export const reportLink = (id: string, at?: number) =>
  "/report/" + encodeURIComponent(id) + (at === undefined ? "" : "?at=" + at);
