import { defineConfig } from "@playwright/test";

/** What the tests run against is started, and named in the environment, by ConsoleTest. */
export default defineConfig({
  testDir: ".",
  outputDir: "../target/e2e",
  timeout: 240_000,
  expect: { timeout: 20_000 },
  workers: 2,
  retries: 0,
  reporter: "list",
  /* The story waits for windows of traffic; what needs none of it goes on beside it. */
  projects: [
    { name: "story", testMatch: "story.spec.ts" },
    { name: "beside", testMatch: /(collection|comparison|decisions)\.spec\.ts/ },
    { name: "views", testMatch: "views.spec.ts", dependencies: ["story", "beside"] },
    { name: "hostile", testMatch: "hostile.spec.ts", dependencies: ["views"] },
  ],
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
