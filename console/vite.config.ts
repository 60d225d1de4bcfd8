import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** `npx vite` serves the sources and passes what it does not know to a server of this address. */
const server = process.env.LOCKSTEP_SERVER ?? "http://127.0.0.1:7070";

export default defineConfig({
  plugins: [react()],
  html: { cspNonce: "__NONCE__" },
  build: { target: "es2023", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { "/v1": server } },
});
