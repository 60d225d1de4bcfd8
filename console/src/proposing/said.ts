import { Problem } from "../api/client";

/** What was found in a file: where, how bad, and what to do. */
export interface Said {
  level: string;
  rule: string;
  text: string;
  remedy: string;
}

interface Machine {
  level?: string;
  ruleId?: string;
  path?: string;
  message?: string;
  remediation?: string;
}

/** Reads a finding; one that is no object is a sentence of its own. */
export function read(finding: string): Said {
  try {
    const { level, ruleId, path, message, remediation } = JSON.parse(finding) as Machine;
    return {
      level: level ?? "",
      rule: ruleId ?? "",
      text: [path, message].filter((each) => each !== undefined && each !== "").join(": "),
      remedy: remediation ?? "",
    };
  } catch {
    return { level: "", rule: "", text: finding, remedy: "" };
  }
}

/** The findings that a refusal carries. */
export function findingsOf(problem: Error): Said[] {
  return problem instanceof Problem
    ? Object.entries(problem.fields)
        .filter(([name]) => name.startsWith("finding"))
        .map(([, finding]) => read(finding))
    : [];
}
