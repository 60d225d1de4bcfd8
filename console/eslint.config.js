import js from "@eslint/js";
import hooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import typescript from "typescript-eslint";

export default defineConfig(
  globalIgnores(["target", "dist", "src/api/schema.d.ts"]),
  js.configs.recommended,
  typescript.configs.strict,
  hooks.configs.flat.recommended,
  // What is taken out of an object so that the rest of it is left.
  { rules: { "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }] } },
);
