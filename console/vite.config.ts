import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** `npx vite` serves the sources and passes what it does not know to a server of this address. */
const server = process.env.LOCKSTEP_SERVER ?? "http://127.0.0.1:7070";

export default defineConfig({
  plugins: [react()],
  html: { cspNonce: "__NONCE__" },
  // What these browsers know is not written otherwise: light-dark() follows the page's theme.
  build: {
    target: "es2023",
    cssTarget: ["chrome123", "edge123", "firefox120", "safari17.5"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/v1": server } },
});
