const said = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]");

/** The word by which the page's own styles are known to the browser, out of the page. */
export function nonce(): string {
  return said?.nonce ?? "";
}
