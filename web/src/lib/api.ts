// Asking the API. A fault is a sentence that the view shows; the browser keeps ETags.

export class Refused extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

let token = "";
export const setToken = (value: string | null) => (token = value ?? "");

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return answer<T>(await fetch(path, { signal, headers: { accept: "application/json" } }));
}

export async function send<T>(path: string, body: unknown, method = "POST"): Promise<T> {
  const headers: Record<string, string> = { "content-type": "application/json", "x-csrf-token": token };
  return answer<T>(await fetch(path, { method, headers, body: JSON.stringify(body) }));
}

async function answer<T>(response: Response): Promise<T> {
  const content = await response.json().catch(() => ({ error: "the ledger gave no answer" }));
  if (response.status === 401 && location.pathname !== "/login") location.assign("/login");
  if (!response.ok) throw new Refused(content.error ?? response.statusText, response.status);
  return content as T;
}
