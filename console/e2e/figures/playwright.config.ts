import base from "../playwright.config";

/** Figures for docs/performance.md, taken on a quiet machine; above its bound one fails. */
export default {
  ...base,
  testDir: ".",
  testMatch: "*.figure.ts",
  workers: 1,
  projects: undefined,
};
