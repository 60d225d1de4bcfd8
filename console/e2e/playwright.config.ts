import { defineConfig } from "@playwright/test";

/** What the tests run against is started, and named in the environment, by ConsoleTest. */
export default defineConfig({
  testDir: ".",
  outputDir: "../target/e2e",
  timeout: 240_000,
  expect: { timeout: 20_000 },
  workers: 1,
  retries: 0,
  reporter: "list",
  use: {
    actionTimeout: 60_000,
    baseURL: process.env.LOCKSTEP_URL,
    launchOptions: {
      executablePath: process.env.LOCKSTEP_BROWSER,
      // Chromium refuses its sandbox to root, and has none in most containers.
      args: ["--no-sandbox"],
    },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
  },
});
