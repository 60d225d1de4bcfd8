import base from "../playwright.config";

/** Figures for docs/performance.md, taken on a quiet machine; nothing here is a test. */
export default { ...base, testDir: ".", testMatch: "*.figure.ts" };
